/**
 * Paper made of values that other rooms have ready: the consolidated report as an Excel file.
 *
 * <p>In: {@link vn.nennep.report.ConsolidatedReport} → here → Out: files for people. Knows cells and fonts, no queries.
 */
package vn.nennep.document;
