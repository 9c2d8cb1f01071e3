package vn.nennep.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.result.ResultIterator;
import vn.nennep.shared.Sql;
import vn.nennep.tree.TreeView;

/** Freezes in the database. */
@ApplicationScoped
public class FreezeRepository {

    private static final int SEALS_AT_ONCE = 500;

    @PersistenceContext
    private EntityManager em;

    /** 0 for a cell of which nothing is known; of a year from before months were counted, meetings are all that is known. */
    private static final String REPORTED =
            "case when cardinality(t.by_month) > 0 then t.cells_reported else t.sessions end";

    @Inject
    private Sql sql;

    /**
     * How the figures of a year stand before they are frozen.
     *
     * @param published whether there are any
     * @param stale whether a change of a cell is not in them yet
     * @param staleTree whether a change of the tree or of a list is not in them yet, which moves those of open years only
     * @param amendments changes of the frozen year that were made under an amendment since the newest freeze
     */
    record Standing(
            boolean published,
            boolean stale,
            boolean staleTree,
            int amendments,
            int cells,
            int unreported,
            int aside) {}

    /** @param since the moment of the newest freeze; null when there is none */
    Standing standing(int year, Instant since) {
        return sql.query(
                        """
                        select exists (select 1 from published_year where year = :year) as published,
                          exists (select 1 from figure_change where year = :year and cell_id is not null)
                            or exists (select 1 from closed_year_change where year = :year and run_id is null) as stale,
                          exists (select 1 from figure_change where year = :year and cell_id is null) as stale_tree,
                          (select count(*) from closed_year_change
                            where year = :year and amendment_id is not null and changed_at > :since) as amendments,
                          count(*) as cells, count(*) filter (where %s = 0) as unreported,
                          (select count(distinct a.cell_id) from unit_total_aside a where a.year = :year and a.view = 'THEN')
                            as aside
                        from unit_total t
                        where t.year = :year and t.view = 'THEN' and t.whole and t.kind = 'CELL'
                        """
                                .formatted(REPORTED))
                .bind("year", year)
                .bind("since", since == null ? Instant.EPOCH : since)
                .mapTo(Standing.class)
                .one();
    }

    /** The codes of the first cells of which nothing is known. */
    List<String> listUnreported(int year, int most) {
        return sql.query(
                        """
                        select t.code from unit_total t
                        where t.year = :year and t.view = 'THEN' and t.whole and t.kind = 'CELL' and %s = 0
                        order by t.code limit :most
                        """
                                .formatted(REPORTED))
                .bind("year", year)
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /** Years that the calendar has frozen by this day and that have no text, newest first. */
    List<Integer> listUnwritten(LocalDate today) {
        return sql.query(
                        """
                        select y.year from reporting_year y
                        where y.frozen_on <= :today and not exists (select 1 from frozen_period f where f.period = cast(y.year as text))
                        order by y.year desc
                        """)
                .bind("today", today)
                .mapTo(Integer.class)
                .list();
    }

    /** Periods with changes under an amendment since the newest version. */
    List<String> listAmended() {
        return sql.query(
                        """
                        select f.period from frozen_period f
                        where exists (select 1 from closed_year_change c
                            where c.year = f.year and c.amendment_id is not null and c.changed_at > f.frozen_at)
                          and not exists (select 1 from frozen_period n where n.period = f.period and n.version > f.version)
                        order by f.period desc
                        """)
                .mapTo(String.class)
                .list();
    }

    /** The number after those of all transactions that have begun to write. */
    long nextWriter() {
        return writer("pg_snapshot_xmax");
    }

    /** The number of the oldest transaction that writes. */
    long oldestWriter() {
        return writer("pg_snapshot_xmin");
    }

    private long writer(String end) {
        return sql.query("select cast(cast(%s(pg_current_snapshot()) as text) as bigint)".formatted(end))
                .mapTo(long.class)
                .one();
    }

    Optional<FreezeRow> findNewest(String period) {
        return store().findNewest(period);
    }

    /**
     * Writes the canonical text of the year, its seals and its row, in the caller's transaction, which sees one state.
     *
     * @param version of this freeze
     */
    FreezeRow freeze(FreezeOrder order, int version, Standing standing, String reason, String by, Instant now) {
        FreezeStore store = store();
        FactColumns columns = store.columns();
        FreezeHeader header = new FreezeHeader(
                order.year(),
                order.period(),
                version,
                now,
                standing.unreported(),
                standing.aside(),
                store.findEndOfChain().orElse(null),
                columns.names());
        long id = store.nextId();
        int[] pieces = new int[1];
        List<TextDigest.UnitSeal> seals = new ArrayList<>();
        FreezeText.Written written;
        try (ResultIterator<String> facts = store.facts(order.year(), columns);
                GZIPOutputStream out = new GZIPOutputStream(
                        new ChunkOutput(piece -> store.addPiece(id, ++pieces[0], piece)), 1 << 16)) {
            written = FreezeText.write(header, facts, out, seal -> {
                seals.add(seal);
                if (seals.size() == SEALS_AT_ONCE) {
                    store.addSeals(id, seals);
                    seals.clear();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.addSeals(id, seals);
        FreezeRow row = new FreezeRow(
                id,
                order.year(),
                order.period(),
                version,
                written.hash(),
                header.previous(),
                now,
                by,
                reason,
                standing.cells(),
                standing.unreported(),
                standing.aside(),
                written.lines(),
                written.bytes());
        store.add(row);
        return row;
    }

    /** The seals of the provinces in a freeze, by the tree as it was. */
    List<SealRow> listProvinces(long freeze) {
        return sql.query(
                        """
                        select freeze_id, unit_id, view, hash, figures from frozen_seal
                        where freeze_id = :freeze and view = 'THEN' and cast(figures as jsonb) ->> 'kind' = 'PROVINCE'
                        order by cast(figures as jsonb) ->> 'code'
                        """)
                .bind("freeze", freeze)
                .mapTo(SealRow.class)
                .list();
    }

    /** The seal of the newest version; the address is not its matter. */
    Optional<Seal> findSeal(long unitId, String period, TreeView view) {
        return sql.query(
                        """
                        select s.hash, f.period, f.version, f.frozen_at, f.unreported_count as unreported,
                          (select count(*) from frozen_period e join frozen_seal b on b.freeze_id = e.id
                              and b.unit_id = s.unit_id and b.view = s.view
                            cross join lateral (select * from jsonb_each(cast(b.figures as jsonb)) o
                              full join jsonb_each(cast(s.figures as jsonb)) n using (key)
                              where o.value is distinct from n.value) d
                            where e.period = f.period and e.version = f.version - 1) as differing,
                          exists (select 1 from unit_total t
                            where t.year = f.year and t.view = s.view and t.unit_id = s.unit_id and t.whole
                              and not exists (select 1 from jsonb_each(cast(s.figures as jsonb)) v
                                where to_jsonb(t) -> v.key is distinct from v.value)) as current, cast(null as text) as address
                        from frozen_period f join frozen_seal s on s.freeze_id = f.id
                        where f.period = :period and s.unit_id = :unit and s.view = :view
                          and f.version = (select max(n.version) from frozen_period n where n.period = f.period)
                        """)
                .bind("period", period)
                .bind("unit", unitId)
                .bind("view", view)
                .mapTo(Seal.class)
                .findFirst();
    }

    /** Notes that a file was issued with this seal; the same file once. */
    void register(String seal, String hash, String name, String by, Instant now) {
        sql.update(
                        """
                        insert into frozen_paper (hash, seal, name, registered_at, registered_by)
                        values (:hash, :seal, :name, :now, :by) on conflict (hash) do nothing
                        """)
                .bind("hash", hash)
                .bind("seal", seal)
                .bind("name", name)
                .bind("now", now)
                .bind("by", by)
                .execute();
    }

    private record Names(String code, String name, String person) {}

    /** With the names of its unit and person as they are now. */
    NamedDifference name(Difference difference) {
        String member = difference.kind() == FactKind.MARK
                ? difference.key().substring(difference.key().lastIndexOf('/') + 1)
                : "0";
        Names names = sql.query(
                        """
                        select u.code, (select p.name from unit_period p where p.unit_id = u.id order by p.valid_from desc limit 1)
                            as name,
                          (select concat_ws(' ', m.family_and_middle_name, m.given_name) from member m where m.id = :member) as person
                        from unit u where u.id = :unit
                        """)
                .bind("unit", difference.unitId())
                .bind("member", Long.parseLong(member))
                .mapTo(Names.class)
                .findFirst()
                .orElse(new Names(String.valueOf(difference.unitId()), "", null));
        return new NamedDifference(
                names.code(),
                names.name(),
                difference.kind(),
                difference.key(),
                names.person(),
                difference.before(),
                difference.after());
    }

    FreezeStore store() {
        return new FreezeStore(em.unwrap(Connection.class));
    }
}
