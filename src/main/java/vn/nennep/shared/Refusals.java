package vn.nennep.shared;

import jakarta.persistence.OptimisticLockException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds the refusal inside what a door caught: one said by the program, a lost update, or the table's last word (a
 * constraint), each as a {@link RefusedException} with a message for people.
 */
public final class Refusals {

    private static final String INTEGRITY_CLASS = "23";
    private static final String SERIALIZATION_FAILURE = "40001";

    private Refusals() {}

    /** @return empty when it is no refusal but a failure of the program or of the database */
    public static Optional<RefusedException> in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return Optional.of(refused);
            }
            if (cause instanceof OptimisticLockException) {
                return Optional.of(RefusedException.conflict("shared.changed-meanwhile"));
            }
            if (cause instanceof PSQLException refusedByTable && refusedByTable.getSQLState() != null) {
                if (refusedByTable.getSQLState().startsWith(INTEGRITY_CLASS)) {
                    return Optional.of(byConstraint(refusedByTable.getServerErrorMessage()));
                }
                if (refusedByTable.getSQLState().equals(SERIALIZATION_FAILURE)) {
                    return Optional.of(RefusedException.conflict("shared.changed-meanwhile"));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the database could not be reached or broke off: class 08, or an administrator's shutdown (57P). */
    public static boolean isDatabaseDown(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql) {
                String state = sql.getSQLState();
                // The pool's own exception has no state: "Error in allocating a connection".
                boolean noConnection =
                        sql.getMessage() != null && sql.getMessage().contains("allocating a connection");
                if (noConnection || (state != null && (state.startsWith("08") || state.startsWith("57P")))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static RefusedException byConstraint(ServerErrorMessage message) {
        String constraint = message == null ? null : message.getConstraint();
        return RefusedException.conflict("constraint." + (constraint == null ? "unnamed" : constraint));
    }
}
