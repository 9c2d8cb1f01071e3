package vn.nennep.tally;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * The consolidation of one year, as a handful of set-based statements in one REPEATABLE READ transaction: freeze the
 * tree → count the cells → sum what is beneath each unit → check → write what changed. The commit, which is the caller's, is the
 * publication.
 *
 * <p>Both views of {@link FrozenTree} are summed by the same statements; what was counted for each cell is counted once.
 */
final class Consolidation {

    /**
     * What a consolidation came to.
     *
     * @param meetings recorded meetings counted
     * @param entries attendances (rows of roll calls) that the check read
     * @param units units with figures by the tree as it was
     * @param changed rows that differed from the figures published before
     * @param aside cells whose figures did not agree and that the figures of all others are published without
     */
    record Outcome(int meetings, int entries, int units, int changed, int aside) {}

    /** The most rounds: faults that still come after them are not those of single cells. */
    private static final int ROUNDS = 6;

    /** What a round leaves behind. */
    private static final String COUNTED_AGAIN =
            "counted, last_place, stretch_count, stretch_sum, part_key, stretch_part, cell_month, quarter, missed, line, line_stretch,"
                    + " beneath, year_total, year_part, cell_span, missing_span, person_in, person_about, person_span,"
                    + " counted_meeting, recount, life, said, graded, acting, above_then, above_now, recount_said, recount_graded";

    private final YearSql sql;
    private final FrozenTree tree;

    /**
     * @param connection in a REPEATABLE READ transaction
     * @param asOf the day of the run: a quarter that has not ended by then is not missed, and the view NOW is the tree
     *     of this day
     */
    Consolidation(Connection connection, int year, LocalDate asOf) {
        this.sql = new YearSql(connection, year, asOf);
        this.tree = new FrozenTree(sql);
    }

    /**
     * Counts until all figures agree with an independent count: each round sets the cells aside by which the one before
     * was wrong. As a rule one round is enough.
     *
     * @param done told of each finished part and its milliseconds, of a part as often as it was done
     * @throws Disagreement when figures do not agree and no cells can be named as the cause
     */
    Outcome run(ObjIntConsumer<ConsolidationPart> done) {
        // The temporary tables are even enough for small samples; large ones of all of them would take longer than
        // counting.
        sql.run("set local default_statistics_target = 10");
        time(ConsolidationPart.FREEZE_TREE, done, tree::freeze);
        ConsolidationAside aside = new ConsolidationAside(sql);
        aside.begin();
        ConsolidationCheck check = new ConsolidationCheck(sql);
        List<Disagreement> faults = count(check, done);
        for (int round = 1; !faults.isEmpty(); round++) {
            if (round == ROUNDS || !aside.add(faults)) {
                throw faults.get(0);
            }
            sql.run("drop table %s".formatted(COUNTED_AGAIN));
            faults = count(check, done);
        }
        aside.mark();
        int[] changed = new int[1];
        time(ConsolidationPart.PUBLISH, done, () -> {
            changed[0] = new ConsolidationPublication(sql).run();
            new CountedStretches(sql).keep();
        });
        return new Outcome(
                sql.number("select count(*) from counted_meeting"),
                check.entries(),
                sql.number("select count(*) from year_total where view = 'THEN' and whole"),
                changed[0],
                sql.number("select count(*) from aside"));
    }

    /**
     * Counts the cells of the temporary table {@code changed_cell (cell_id bigint primary key)} alone, and publishes the same
     * figures as a full run would. For a year that {@link #run} published by the same rules, with no cell aside, whose
     * tree stayed since, in which no unit begins, ends or moves and no quarter ended between that run's day and this one's.
     *
     * @param done told of each finished part and its milliseconds
     * @throws CountAllInstead when there is nothing to count from, or figures do not agree
     */
    Outcome runChanged(ObjIntConsumer<ConsolidationPart> done) {
        ChangedStretches changed = new ChangedStretches(sql);
        ConsolidationCheck check = new ConsolidationCheck(sql);
        time(ConsolidationPart.FREEZE_TREE, done, changed::take);
        time(ConsolidationPart.COUNT_CELLS, done, changed::count);
        time(ConsolidationPart.SUM_UP, done, changed::sumUp);
        time(ConsolidationPart.COUNT_PEOPLE, done, changed::countPeople);
        int[] written = new int[1];
        time(ConsolidationPart.PUBLISH, done, () -> written[0] = changed.publish());
        time(ConsolidationPart.CHECK, done, () -> {
            changed.total();
            for (Disagreement fault : check.compareWithRecount()) {
                throw new CountAllInstead(fault);
            }
            new PublishedCheck(sql).run();
        });
        return new Outcome(
                sql.number("select count(*) from counted_meeting"),
                check.entries(),
                sql.number("select count(*) from touched where view = 'THEN'"),
                written[0],
                0);
    }

    private List<Disagreement> count(ConsolidationCheck check, ObjIntConsumer<ConsolidationPart> done) {
        TreeSum sums = new TreeSum(sql);
        CellCount cells = new CellCount(sql);
        time(ConsolidationPart.COUNT_CELLS, done, cells::run);
        time(ConsolidationPart.SUM_UP, done, sums::sumUp);
        time(ConsolidationPart.COUNT_PEOPLE, done, () -> {
            cells.findPeople();
            sums.countPeople();
        });
        List<Disagreement> faults = new ArrayList<>();
        time(ConsolidationPart.CHECK, done, () -> faults.addAll(check.run()));
        return faults;
    }

    private static void time(ConsolidationPart part, ObjIntConsumer<ConsolidationPart> done, Runnable step) {
        long start = System.nanoTime();
        step.run();
        done.accept(part, (int) ((System.nanoTime() - start) / 1_000_000));
    }
}
