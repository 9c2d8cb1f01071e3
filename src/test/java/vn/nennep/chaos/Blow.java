package vn.nennep.chaos;

/** What is done to an installation. */
enum Blow {
    SERVER_IN_RUN("server killed in a run", 8, Place.ANYWHERE, 1),
    SERVER_IN_SAVE("server killed in a save", 6, Place.ANYWHERE, 1),
    EVERYTHING("all processes killed, as by a power cut", 6, Place.ANYWHERE, 0),
    POSTMASTER("postmaster killed", 4, Place.ANYWHERE, 1),
    DATABASE("all of PostgreSQL killed", 3, Place.ANYWHERE, 1),
    BACKEND("one backend of PostgreSQL killed", 7, Place.ANYWHERE, 0),
    SESSIONS("sessions ended by the database", 5, Place.ANYWHERE, 0),
    WIRE_CUT("wire to the database cut", 4, Place.BEHIND_A_WIRE, 0),
    WIRE_HELD("wire to the database dumb", 3, Place.BEHIND_A_WIRE, 0),
    DISK_FULL("disk full", 2, Place.ANYWHERE, 1),
    CLOCK("clock a day ahead, and back", 2, Place.BEHIND_A_WIRE, 0);

    /** Where the database is. */
    enum Place {
        /** It makes no difference. */
        ANYWHERE,
        /** It is one of its own, which the server reaches by a wire; the server may have a clock of its own, too. */
        BEHIND_A_WIRE
    }

    private final String words;
    private final int weight;
    private final Place place;
    private final int deaths;

    Blow(String words, int weight, Place place, int deaths) {
        this.words = words;
        this.weight = weight;
        this.place = place;
        this.deaths = deaths;
    }

    /** Its name in the report. */
    String words() {
        return words;
    }

    /** How often it comes, against the others. */
    int weight() {
        return weight;
    }

    boolean needsWire() {
        return place == Place.BEHIND_A_WIRE;
    }

    /** How many deaths of the server the launcher sees, which waits longer after each. */
    int deaths() {
        return deaths;
    }
}
