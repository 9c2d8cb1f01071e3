package vn.nennep.codelist;

/** The lists that a province extends. */
public enum ListKind {
    TOPIC_GROUP("topic_group"),
    PRESENTATION_FORM("presentation_form");

    private final String table;

    ListKind(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }
}
