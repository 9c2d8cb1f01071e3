/**
 * The papers that a cell or a committee sends: what stands in each, by which rules it is laid out, its number, and what was
 * issued.
 *
 * <p>In: the services of the rooms below, the published report → here → Out: {@link vn.nennep.paper.PaperFacts}, which the room
 * above makes into a Word file and a PDF ({@link vn.nennep.paper.PaperPrinter}).
 */
package vn.nennep.paper;
