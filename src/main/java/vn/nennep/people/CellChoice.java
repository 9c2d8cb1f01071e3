package vn.nennep.people;

/** A cell to choose, also one outside the person's branch: nothing but what it is called. */
public record CellChoice(String code, String name) {}
