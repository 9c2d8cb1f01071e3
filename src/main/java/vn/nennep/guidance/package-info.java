/**
 * Documents that bind the cells, each with the days on which it is in force.
 *
 * <p>In: what a committee publishes to its branch → here → Out: what was in force in a unit on a day.
 */
package vn.nennep.guidance;
