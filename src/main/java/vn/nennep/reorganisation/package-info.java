/**
 * What happens to units: founded, renamed, recoded, moved, merged, split, dissolved; each previewed, entered as of a day,
 * and undone exactly.
 *
 * <p>In: an event and its day → here → Out: the changed tree, and what goes with a unit that ends.
 */
package vn.nennep.reorganisation;
