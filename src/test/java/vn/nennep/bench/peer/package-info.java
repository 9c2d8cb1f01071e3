/**
 * How others would count a year of meetings: the usual ways, written as their handbooks show them and with care, so that
 * the comparison is fair. All of them count the cells alone: no units above, no people, no second view, no proof.
 *
 * <p>In: a province → here → Out: rows of {@code peer_total}, the same by every way.
 */
package vn.nennep.bench.peer;
