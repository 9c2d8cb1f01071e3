/**
 * Who may do what, and where in the tree of units.
 *
 * <p>In: accounts and grants (account, role, unit, from–to) → here → Out: one answer, {@link
 * vn.nennep.access.AccessService}, that every page, path and download asks.
 */
package vn.nennep.access;
