/**
 * What needs a person now: found from facts, shown to whoever can do something about it.
 *
 * <p>In: plans, meetings, roll calls, tasks as they stand → here → Out: one list for each role.
 */
package vn.nennep.alert;
