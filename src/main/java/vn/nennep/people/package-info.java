/**
 * The members of cells over time: memberships, leave, positions, transfers.
 *
 * <p>In: members with dated memberships and leave (by page or file) → here → Out: who belonged to a cell on any day,
 * and who of them was due.
 */
package vn.nennep.people;
