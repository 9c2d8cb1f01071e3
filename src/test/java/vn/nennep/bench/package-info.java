/**
 * What the program costs, as ratios within one run: milliseconds of a shared machine tell little, how many times longer
 * something takes than the same by hand tells much.
 *
 * <p>In: sections with lines, each in the room that it measures → here → Out: {@code src/docs/benchmarks.md}, and an exit
 * status that says whether all limits were kept. Started by {@code ./build.sh bench}.
 */
package vn.nennep.bench;
