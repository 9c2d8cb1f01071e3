/**
 * The tree of units over time: what a unit is, what it was called and whom it stood under on any day. It knows no
 * rights; {@code access} says which part of the tree a person may see.
 *
 * <p>In: units with dated parents (by event or file) → here → Out: the tree as it stood on any day, its chains and
 * branches.
 */
package vn.nennep.tree;
