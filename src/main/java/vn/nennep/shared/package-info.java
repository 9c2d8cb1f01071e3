/**
 * The kernel that every room may use: the clock, counts and rates, refusals, Vietnamese text.
 *
 * <p>In: nothing of the project → here → Out: every room. It stays tiny.
 */
package vn.nennep.shared;
