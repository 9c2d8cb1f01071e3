/**
 * The first start: the administrator's account and, when wanted, the demonstration.
 *
 * <p>In: settings of the environment and the sample files in {@code demo/} → here → Out: an installation that one can sign
 * in to. It stands beside the stair; nothing knows it.
 */
package vn.nennep.demo;
