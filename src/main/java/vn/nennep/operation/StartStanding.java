package vn.nennep.operation;

/** How far a server is on its way to serving people. */
public enum StartStanding {
    /** The database does not answer yet. */
    WAITING_FOR_DATABASE,
    /** Another server of the same database is starting; it is waited for. */
    WAITING_FOR_OTHER_SERVER,
    /** The tables are brought up to date and the steps of the start are done. */
    WORKING,
    /** People are served. */
    READY,
    /** The start was given up; the log has the reason. When only the database is missing it is tried again. */
    FAILED,
    /** The server is on its way down. */
    STOPPING
}
