package vn.nennep.frame;

/**
 * What stands in a cell of a table of numbers, put together once, before the cell is drawn by {@code n:number}.
 *
 * @param text the number as people write it
 * @param address of the list that it opens into; null when it opens into nothing
 * @param style class of the cell; empty for none
 */
public record NumberCell(String text, String address, String style) {}
