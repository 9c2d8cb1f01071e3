/**
 * The consolidated report as one immutable value: a unit, its children, and the run that published the figures.
 *
 * <p>In: the published totals → here → Out: {@link vn.nennep.report.ConsolidatedReport}, which the page, the REST path
 * and every document show alike; and the records behind its figures of plans, key tasks and years.
 */
package vn.nennep.report;
