/**
 * What a cell means to do in a year: the annual plan in its versions, topics that members propose, key tasks registered
 * with the superior.
 *
 * <p>In: proposals and entry → here → Out: the lines of the plan in force, which meetings carry out.
 */
package vn.nennep.plan;
