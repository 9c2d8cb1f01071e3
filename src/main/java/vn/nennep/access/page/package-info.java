/**
 * The pages by which people come in, and their accounts.
 *
 * <p>In: addresses and forms → here → Out: pages, and commands to the services.
 */
package vn.nennep.access.page;
