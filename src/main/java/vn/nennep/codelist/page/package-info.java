/**
 * The page of the province's lists of codes.
 *
 * <p>In: addresses and forms → here → Out: pages, and commands to the services.
 */
package vn.nennep.codelist.page;
