/**
 * A made-up province of several years for looking at and measuring: the same seed gives the same rows.
 *
 * <p>In: a seed, a number of cells and years → here → Out: the tables of an empty database, by COPY, a few hundred cells
 * at a time, so that memory does not grow with the province.
 */
package vn.nennep.bench.data;
