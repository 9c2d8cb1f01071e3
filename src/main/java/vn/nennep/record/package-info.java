/**
 * The record of a meeting: what was said, voted and given to do, written while the meeting runs, kept as a draft, confirmed
 * and corrected.
 *
 * <p>In: a meeting with its roll call, and what the secretary types → here → Out: the record, and its confirmed versions.
 */
package vn.nennep.record;
