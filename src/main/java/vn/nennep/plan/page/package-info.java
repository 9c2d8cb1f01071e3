/**
 * The pages of what a cell plans: the annual plan, proposals, key tasks, the branch, the lists of a province.
 *
 * <p>In: an address and a form → here → Out: a page, and commands to the services.
 */
package vn.nennep.plan.page;
