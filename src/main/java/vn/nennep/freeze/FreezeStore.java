package vn.nennep.freeze;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.nennep.calendar.ReportingPeriod;
import vn.nennep.shared.Sql;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;

/**
 * Freezes in a database, on one connection. The program and {@code ./build.sh verify-report} read them by the same
 * statements.
 */
final class FreezeStore {

    /** Rows fetched at a time: a province has a million marks. */
    private static final int FETCH = 5_000;

    private static final String ROWS =
            """
            select id, year, period, version, hash, previous, frozen_at, frozen_by, reason, cell_count, unreported_count,
              aside_count, line_count, byte_count
            from frozen_period
            """;

    private final Handle handle;

    /** @param connection in a transaction: the text is read and written by pieces */
    FreezeStore(Connection connection) {
        handle = Sql.on(connection);
    }

    Optional<FreezeRow> find(String hash) {
        return handle.createQuery(ROWS + "where hash = :hash")
                .bind("hash", hash)
                .mapTo(FreezeRow.class)
                .findFirst();
    }

    Optional<FreezeRow> find(long id) {
        return handle.createQuery(ROWS + "where id = :id")
                .bind("id", id)
                .mapTo(FreezeRow.class)
                .findFirst();
    }

    /** The newest version of a period. */
    Optional<FreezeRow> findNewest(String period) {
        return handle.createQuery(ROWS + "where period = :period order by version desc limit 1")
                .bind("period", period)
                .mapTo(FreezeRow.class)
                .findFirst();
    }

    /** All freezes, newest first. */
    List<FreezeRow> list() {
        return handle.createQuery(ROWS + "order by frozen_at desc, id desc")
                .mapTo(FreezeRow.class)
                .list();
    }

    /** The hash at the end of the chain; empty before the first freeze. */
    Optional<String> findEndOfChain() {
        return handle.createQuery(
                        "select f.hash from frozen_period f where not exists (select 1 from frozen_period n where n.previous = f.hash)")
                .mapTo(String.class)
                .findFirst();
    }

    Optional<SealRow> findSeal(String hash) {
        return handle.createQuery("select freeze_id, unit_id, view, hash, figures from frozen_seal where hash = :hash")
                .bind("hash", hash)
                .mapTo(SealRow.class)
                .findFirst();
    }

    /** The seal on a file that was issued. */
    Optional<SealRow> findSealOfFile(String fileHash) {
        return handle.createQuery(
                        """
                        select s.freeze_id, s.unit_id, s.view, s.hash, s.figures
                        from frozen_paper p join frozen_seal s on s.hash = p.seal where p.hash = :hash
                        """)
                .bind("hash", fileHash)
                .mapTo(SealRow.class)
                .findFirst();
    }

    /** The seal of the unit that had this code in the period. */
    Optional<SealRow> findSealOf(long freeze, String view, String code) {
        return handle.createQuery(
                        """
                        select freeze_id, unit_id, view, hash, figures from frozen_seal
                        where freeze_id = :freeze and view = :view and cast(figures as jsonb) ->> 'code' = :code
                        """)
                .bind("freeze", freeze)
                .bind("view", view)
                .bind("code", code)
                .mapTo(SealRow.class)
                .findFirst();
    }

    /** The versions of a period, newest first. */
    List<FreezeRow> listVersions(String period) {
        return handle.createQuery(ROWS + "where period = :period order by version desc")
                .bind("period", period)
                .mapTo(FreezeRow.class)
                .list();
    }

    /** A number or text of a line in a file. */
    record Entry(String line, String name, String value) {}

    /**
     * The numbers and parts of a line of figures, or of all lines of a report for programs: read by the database, so that
     * the command needs no reader of its own.
     *
     * @param json {@code {"unit": {…}, "children": [{…}]}}
     * @return by the code of the line; parts of a dimension under {@code dimension/value}; empty when it is no such report
     */
    List<Entry> entries(String json) {
        return handle.createQuery(
                        """
                        with body as (select cast(:json as jsonb) as j),
                        line as (select j -> 'unit' as l from body
                          union all select c from body cross join lateral jsonb_array_elements(j -> 'children') c)
                        select l ->> 'code' as line, e.key as name, cast(e.value as text) as value
                        from line cross join lateral jsonb_each(l) e where jsonb_typeof(e.value) = 'number'
                        union all
                        select l ->> 'code', e.key || '/' || p.key, cast(p.value as text)
                        from line cross join lateral jsonb_each(l) e cross join lateral jsonb_each(e.value) p
                        where jsonb_typeof(e.value) = 'object' and jsonb_typeof(p.value) = 'number'
                        """)
                .bind("json", json)
                .mapTo(Entry.class)
                .list();
    }

    /**
     * What a report for programs says it is.
     *
     * @param period the period, else the year; null when it says neither
     * @param view {@code THEN} or {@code NOW}; null when it says none
     * @param unit code of its unit; null when it has none
     */
    record ReportName(String period, String view, String unit) {}

    /** @throws RuntimeException when it is no JSON */
    ReportName reportName(String json) {
        return handle.createQuery(
                        """
                        select coalesce(j ->> 'period', j ->> 'year') as period, upper(j ->> 'view') as view,
                          j -> 'unit' ->> 'code' as unit
                        from (select cast(:json as jsonb) as j) body
                        """)
                .bind("json", json)
                .mapTo(ReportName.class)
                .one();
    }

    /** The code in a line of figures. */
    String code(String json) {
        return handle.createQuery("select cast(:json as jsonb) ->> 'code'")
                .bind("json", json)
                .mapTo(String.class)
                .one();
    }

    /**
     * The figures of frozen lines in a period, as the report reads them from published ones.
     *
     * @param lines as JSON
     * @return by the number of the line, from 1, and the name for other programs; without those that a line does not have
     */
    List<Entry> figures(List<String> lines, ReportingPeriod period) {
        Stream<String> figures = Figure.counted().stream()
                .filter(figure -> figure.isOf(period))
                .map(figure -> "('%s', %s)".formatted(figure.json(), figure.ofLine("t", period)));
        Stream<String> months = IntStream.rangeClosed(period.firstMonth(), period.lastMonth())
                .mapToObj(month -> "('%s/%d', nullif(%s, 0))"
                        .formatted(
                                Dimension.MONTH.json(),
                                month,
                                Figure.SESSIONS.ofLine("t", ReportingPeriod.ofMonth(period.year(), month))));
        return populated(
                lines,
                "unit_total",
                "cross join lateral (values " + Stream.concat(figures, months).collect(Collectors.joining(", "))
                        + ") v(name, value)");
    }

    /** The meetings of frozen shares in a period; without those that have none. */
    List<Entry> shares(List<String> shares, ReportingPeriod period) {
        return populated(
                shares,
                "unit_total_part",
                "cross join lateral (select '' as name, nullif(" + Dimension.ofShare("t", period) + ", 0) as value) v");
    }

    private List<Entry> populated(List<String> lines, String table, String values) {
        return handle.createQuery(
                        """
                        select cast(j.n as text) as line, v.name, cast(v.value as text) as value
                        from unnest(:lines) with ordinality j(line, n)
                        cross join lateral jsonb_populate_record(cast(null as %s), cast(j.line as jsonb)) t
                        %s
                        where v.value is not null
                        """
                                .formatted(table, values))
                .bindArray("lines", String.class, lines)
                .mapTo(Entry.class)
                .list();
    }

    private record Reduced(String before, String after) {}

    /** The same difference with the changed values alone, where both facts have values by name. */
    Difference reduced(Difference one) {
        if (one.kind() == FactKind.MARK || one.before() == null || one.after() == null) {
            return one;
        }
        Reduced reduced = handle.createQuery(
                        """
                        with pair as (select cast(:before as jsonb) as b, cast(:after as jsonb) as a)
                        select
                          (select cast(coalesce(jsonb_object_agg(e.key, e.value), '{}') as text) from jsonb_each(b) e
                            where a -> e.key is distinct from e.value) as before,
                          (select cast(coalesce(jsonb_object_agg(e.key, e.value), '{}') as text) from jsonb_each(a) e
                            where b -> e.key is distinct from e.value) as after
                        from pair
                        """)
                .bind("before", one.before())
                .bind("after", one.after())
                .mapTo(Reduced.class)
                .one();
        return new Difference(one.unitId(), one.kind(), one.key(), reduced.before(), reduced.after());
    }

    List<SealRow> listSeals(long freeze) {
        return handle.createQuery(
                        "select freeze_id, unit_id, view, hash, figures from frozen_seal where freeze_id = :freeze")
                .bind("freeze", freeze)
                .mapTo(SealRow.class)
                .list();
    }

    /** A piece of the compressed text, from 1. */
    Optional<byte[]> findPiece(long freeze, int position) {
        return handle.createQuery("select content from frozen_text where freeze_id = :freeze and position = :position")
                .bind("freeze", freeze)
                .bind("position", position)
                .mapTo(byte[].class)
                .findFirst();
    }

    long nextId() {
        return handle.createQuery("select nextval('frozen_period_seq')")
                .mapTo(long.class)
                .one();
    }

    void addPiece(long freeze, int position, byte[] content) {
        handle.createUpdate(
                        "insert into frozen_text (freeze_id, position, content) values (:freeze, :position, :content)")
                .bind("freeze", freeze)
                .bind("position", position)
                .bind("content", content)
                .execute();
    }

    void addSeals(long freeze, Collection<TextDigest.UnitSeal> seals) {
        if (seals.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into frozen_seal (freeze_id, unit_id, view, hash, figures)
                values (:freeze, :unit, :view, :hash, :figures)
                """);
        seals.forEach(seal -> batch.bind("freeze", freeze)
                .bind("unit", seal.unitId())
                .bind("view", seal.view())
                .bind("hash", seal.hash())
                .bind("figures", seal.figures())
                .add());
        batch.execute();
    }

    void add(FreezeRow row) {
        handle.createUpdate(
                        """
                        insert into frozen_period (id, year, period, version, hash, previous, frozen_at, frozen_by, reason, cell_count,
                          unreported_count, aside_count, line_count, byte_count)
                        values (:id, :year, :period, :version, :hash, :previous, :frozenAt, :frozenBy, :reason, :cellCount,
                          :unreportedCount, :asideCount, :lineCount, :byteCount)
                        """)
                .bindMethods(row)
                .execute();
    }

    /** Columns of the tables as they are now. */
    FactColumns columns() {
        return FactColumns.ofTables(handle);
    }

    /** Whether the roll calls of the year lie outside the tables. */
    boolean isPutAway(int year) {
        return handle.createQuery("select exists (select 1 from put_away_year where year = :year)")
                .bind("year", year)
                .mapTo(boolean.class)
                .one();
    }

    /**
     * The facts of a year as they are now, sorted, read by pieces.
     *
     * @param without kinds that are left out
     */
    ResultIterator<String> facts(int year, FactColumns columns, FactKind... without) {
        // Sorting a million lines takes room; plans of one statement are not worth compiling.
        handle.execute("set local work_mem = '64MB'");
        handle.execute("set local jit = off");
        return handle.createQuery(columns.select(Stream.of(without)))
                .bind("year", year)
                .setFetchSize(FETCH)
                .mapTo(String.class)
                .iterator();
    }
}
