/**
 * The tree of units and the people in it, both over time.
 *
 * <p>In: units with dated parents, members with dated memberships and leave (by page or file) → here → Out: the tree
 * and the roster as they stood on any day.
 */
package vn.nennep.organisation;
