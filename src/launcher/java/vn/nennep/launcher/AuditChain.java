package vn.nennep.launcher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Goes along the chain of the log, link by link, and computes each hash anew. Nothing of the database's own functions
 * is trusted: who can change a row could change a function too.
 */
public final class AuditChain {

    /** Rows fetched at a time: the log of years does not fit into memory. */
    private static final int FETCH = 5_000;

    /** The columns as text, in the order in which the hash covers them; times in UTC with microseconds. */
    private static final String ENTRIES =
            """
            select l.position, l.entry_id, l.hash, e.id::text,
              to_char(e.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.login, e.origin, e.action,
              e.subject, e.subject_key, e.unit_id::text, e.before::text, e.after::text
            from audit_link l left join audit_entry e on e.id = l.entry_id
            order by l.position
            """;

    private static final int FIRST_COLUMN = 4;
    private static final int COLUMNS = 10;

    private AuditChain() {}

    /**
     * What the walk came to.
     *
     * @param links how many links were found right
     * @param head hash of the last of them in hexadecimal; empty when there is none
     * @param fault the row that is wrong, and how; null when the chain is whole
     * @param detached how many of these links are of entries in detached months: they were gone over and not computed
     */
    public record Finding(long links, String head, String fault, long detached) {

        private Finding(long links, String head, String fault) {
            this(links, head, fault, 0);
        }

        public boolean isWhole() {
            return fault == null;
        }
    }

    /** Verifies the whole chain; changes nothing. The connection must see every row: the owner's. */
    public static Finding verify(Connection connection) throws SQLException {
        return verify(connection, 0, null);
    }

    /**
     * Verifies the whole chain, and that it still leads through a link noted down earlier: so also a log whose end was
     * cut off, or that was written anew from the beginning, is found out.
     *
     * @param knownPosition position noted down; 0 for none
     * @param knownHead hash of that link in hexadecimal; null for none
     */
    public static Finding verify(Connection connection, long knownPosition, String knownHead) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        // A cursor, and one moment: entries written meanwhile are not half seen.
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.setFetchSize(FETCH);
            Finding finding = walk(statement, knownPosition, knownHead);
            return finding.isWhole() ? withoutStrayLinks(statement, withoutLooseEntries(statement, finding)) : finding;
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    private static Finding walk(Statement statement, long knownPosition, String knownHead) throws SQLException {
        byte[] stored = new byte[0];
        List<long[]> away = detached(statement);
        long passed = 0;
        // Set when a link does not fit: the next one tells whether the entry or the link itself was changed.
        byte[] computed = null;
        String doubt = null;
        String doubtedLink = null;
        long links = 0;
        try (ResultSet row = statement.executeQuery(ENTRIES)) {
            while (row.next()) {
                long position = row.getLong(1);
                byte[] hash = row.getBytes(3);
                String text = text(row);
                if (doubt != null) {
                    boolean linkChanged = text != null && Arrays.equals(hash, hash(computed, text));
                    return new Finding(links, hex(stored), linkChanged ? doubtedLink : doubt);
                }
                if (position != links + 1) {
                    return new Finding(links, hex(stored), "audit_link position " + (links + 1) + " is missing");
                }
                if (text == null && away.stream().anyMatch(part -> part[0] <= position && position < part[1])) {
                    // The chain goes on from the hash that was kept.
                    passed++;
                    links = position;
                    stored = hash;
                    if (position == knownPosition && !hex(hash).equalsIgnoreCase(knownHead)) {
                        return new Finding(
                                links - 1,
                                hex(stored),
                                "audit_link position " + position
                                        + " is not the link noted down: the log was written anew");
                    }
                    continue;
                }
                if (text == null) {
                    return new Finding(
                            links,
                            hex(stored),
                            "audit_entry id " + row.getLong(2) + " (position " + position + ") is missing");
                }
                computed = hash(stored, text);
                if (!Arrays.equals(hash, computed)) {
                    doubt = "audit_entry id " + row.getLong(2) + " (position " + position + ") was changed";
                    doubtedLink = "audit_link position " + position + " was changed";
                } else if (position == knownPosition && !hex(hash).equalsIgnoreCase(knownHead)) {
                    return new Finding(
                            links,
                            hex(stored),
                            "audit_link position " + position
                                    + " is not the link noted down: the log was written anew");
                } else {
                    links = position;
                }
                stored = hash;
            }
        }
        if (doubt != null) {
            return new Finding(links, hex(stored), doubt);
        }
        if (links < knownPosition) {
            return new Finding(
                    links,
                    hex(stored),
                    "audit_link position " + (links + 1) + " is missing: the end of the log was cut off");
        }
        return new Finding(links, links == 0 ? "" : hex(stored), null, passed);
    }

    /** Where the entries of detached months stand in the chain: first position, and the one after the last. */
    private static List<long[]> detached(Statement statement) throws SQLException {
        List<long[]> found = new ArrayList<>();
        try (ResultSet known = statement.executeQuery("select to_regclass('public.audit_detached') is not null")) {
            known.next();
            if (!known.getBoolean(1)) {
                return found;
            }
        }
        try (ResultSet row = statement.executeQuery(
                "select lower(p), upper(p) from audit_detached d cross join unnest(d.positions) p order by 1")) {
            while (row.next()) {
                found.add(new long[] {row.getLong(1), row.getLong(2)});
            }
        }
        return found;
    }

    /** The unit of a link is a copy that no hash covers: the entry is the truth. A log that was not migrated yet has none. */
    private static Finding withoutStrayLinks(Statement statement, Finding finding) throws SQLException {
        try (ResultSet known = statement.executeQuery("select exists (select 1 from pg_attribute"
                + " where attrelid = 'audit_link'::regclass and attname = 'unit_id' and not attisdropped)")) {
            known.next();
            if (!finding.isWhole() || !known.getBoolean(1)) {
                return finding;
            }
        }
        try (ResultSet stray =
                statement.executeQuery("select l.position from audit_link l join audit_entry e on e.id = l.entry_id"
                        + " where l.unit_id is distinct from e.unit_id order by l.position limit 1")) {
            return stray.next()
                    ? new Finding(
                            finding.links(), finding.head(), "audit_link position " + stray.getLong(1) + " was changed")
                    : finding;
        }
    }

    private static Finding withoutLooseEntries(Statement statement, Finding finding) throws SQLException {
        try (ResultSet loose = statement.executeQuery("select e.id from audit_entry e where not exists"
                + " (select 1 from audit_link l where l.entry_id = e.id) order by e.id limit 1")) {
            return loose.next()
                    ? new Finding(
                            finding.links(), finding.head(), "audit_entry id " + loose.getLong(1) + " is in no link")
                    : finding;
        }
    }

    /** The entry as one text; null when there is none. */
    private static String text(ResultSet row) throws SQLException {
        if (row.getString(FIRST_COLUMN) == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < COLUMNS; i++) {
            String field = row.getString(FIRST_COLUMN + i);
            text.append(i == 0 ? "" : ",");
            if (field == null) {
                text.append('-');
            } else {
                // The database counts characters, Java counts halves of some of them.
                text.append(field.codePointCount(0, field.length())).append(':').append(field);
            }
        }
        return text.toString();
    }

    private static byte[] hash(byte[] before, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
