package vn.nennep.shared;

import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.OptimisticLockException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.transaction.xa.XAException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds the refusal inside what a door caught: one said by the program, a lost update, or the table's last word (a
 * constraint), each as a {@link RefusedException} with a message for people.
 */
public final class Refusals {

    private static final String INTEGRITY_CLASS = "23";
    private static final String UNNAMED = "constraint.unnamed";
    /** Begins the names of the rules that hold what belongs to a unit within its life (V023). */
    private static final String OF_LIFE = "unit_life_";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Nobody's row came first, but the transactions crossed: not serializable, a deadlock. */
    private static final Set<String> CROSSED = Set.of("40001", "40P01");
    /** A row with this key is there already: unique, excluded. */
    private static final Set<String> THERE_ALREADY = Set.of("23505", "23P01");

    private static final String DISK_FULL = "53100";

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
                    return Optional.of(
                            byConstraint(refusedByTable.getSQLState(), refusedByTable.getServerErrorMessage()));
                }
                if (CROSSED.contains(refusedByTable.getSQLState())) {
                    return Optional.of(RefusedException.conflict("shared.changed-meanwhile"));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * As {@link #in}, but only when the refusal has a sentence of its own. Any other integrity failure may be a fault of
     * the program, which the server should log as one.
     */
    static Optional<RefusedException> toldIn(Throwable thrown) {
        return in(thrown).filter(refusal -> !refusal.key().equals(UNNAMED) && isWorded(refusal.key()));
    }

    /**
     * Whether the database could not be reached or broke off: class 08, or an administrator's shutdown (57P). When it broke
     * off at the end of a transaction, nobody knows whether it was carried out.
     */
    public static boolean isDatabaseDown(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof XAException end && isLostAtTheEnd(end)) {
                return true;
            }
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

    /**
     * The container keeps only the words of what went wrong at a commit. What the database itself refuses there begins with
     * ERROR; everything else is a connection that was lost.
     */
    private static boolean isLostAtTheEnd(XAException end) {
        String words = String.valueOf(end.getMessage());
        return words.contains("LocalTransactionException") && !words.contains("ERROR:");
    }

    /**
     * Whether the database answered and would not let us in: a wrong user or password (class 28) or no database of that
     * name (class 3D). Waiting does not help.
     */
    public static boolean isDatabaseRefusing(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("28") || sql.getSQLState().startsWith("3D"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether there was no room to write: a full disk of the database (53100), or of the folder of files. */
    public static boolean isStorageFull(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql && DISK_FULL.equals(sql.getSQLState())) {
                return true;
            }
            // Java has no class of its own for it; these are the words of the system (ENOSPC, EDQUOT).
            if (cause instanceof java.io.IOException
                    && cause.getMessage() != null
                    && (cause.getMessage().contains("No space left on device")
                            || cause.getMessage().contains("Disk quota exceeded"))) {
                return true;
            }
        }
        return false;
    }

    /**
     * A key without a sentence of its own is one that the program gives a row after it looked for that row: somebody else
     * wrote it in between.
     */
    private static RefusedException byConstraint(String state, ServerErrorMessage message) {
        String constraint = message == null ? null : message.getConstraint();
        if (constraint != null && constraint.startsWith(OF_LIFE)) {
            return RefusedException.invalid("constraint." + constraint, facts(message.getDetail()));
        }
        String key = constraint == null ? UNNAMED : "constraint." + constraint;
        return RefusedException.conflict(
                THERE_ALREADY.contains(state) && !isWorded(key) ? "shared.changed-meanwhile" : key);
    }

    private static boolean isWorded(String key) {
        return Messages.find(Messages.VIETNAMESE, key).isPresent();
    }

    /** The facts that a rule of the tables gives along with its name, as a JSON list of texts; days are days. */
    private static Object[] facts(String detail) {
        try (JsonReader reader = JsonTexts.reader(detail)) {
            return reader.readArray().getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .map(text -> DAY.matcher(text).matches() ? LocalDate.parse(text) : (Object) text)
                    .toArray();
        }
    }
}
