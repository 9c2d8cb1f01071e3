/**
 * A meeting of a cell: what it is about, when it is, who presents; and its life from planned to recorded.
 *
 * <p>In: the secretary's entry or a file → here → Out: meetings whose roll can be called.
 */
package vn.nennep.meeting;
