package vn.nennep.audit;

/** What an entry of the log tells. */
public enum AuditAction {
    INSERT,
    UPDATE,
    DELETE,
    /** A page with the data of one person was read. */
    READ,
    /** A file left the program. */
    EXPORT,
    /** A file was loaded. */
    IMPORT,
    /** Something was asked for that the person may not see or do. */
    REFUSED,
    SIGN_IN,
    SIGN_IN_FAILED,
    SIGN_OUT
}
