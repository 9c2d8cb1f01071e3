/**
 * The pages around a roll call: a cell's year, the sheet itself, the meetings behind a figure.
 *
 * <p>In: addresses and forms → here → Out: pages, and commands to the services.
 */
package vn.nennep.record.page;
