/**
 * Paper made of values that other rooms have ready: the consolidated report and lists as Excel files, the Party's papers as Word
 * files and PDF.
 *
 * <p>In: {@link vn.nennep.report.ConsolidatedReport}, {@link vn.nennep.paper.PaperFacts} → here → Out: files for people. Knows
 * cells and fonts, no queries.
 */
package vn.nennep.document;
