package vn.nennep.reorganisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.people.MembershipCategory;
import vn.nennep.reorganisation.UnitEventCommand.NewUnit;
import vn.nennep.reorganisation.UnitEventPlan.Change;
import vn.nennep.reorganisation.UnitEventPlan.Line;
import vn.nennep.reorganisation.UnitEventWork.Belonging;
import vn.nennep.reorganisation.UnitTree.Period;
import vn.nennep.tree.UnitKind;

/** The rules of reorganisation, on a small tree without a database. */
class UnitEventPlannerTest {

    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2025, 2, 1);

    private final List<Period> periods = new ArrayList<>(List.of(
            period(1, 1, "P", UnitKind.PROVINCE, null),
            period(2, 2, "P.S", UnitKind.SUPERIOR, 1L),
            period(3, 3, "P.T", UnitKind.SUPERIOR, 1L),
            period(4, 4, "P.S.G", UnitKind.GRASSROOTS, 2L),
            period(5, 5, "P.S.A", UnitKind.CELL, 2L),
            period(6, 6, "P.S.B", UnitKind.CELL, 2L),
            period(7, 7, "P.S.G.C", UnitKind.CELL, 4L)));
    private final List<Belonging> people = new ArrayList<>();
    private final Wish wish = new Wish();

    @Test
    void movesManyUnitsUnderOneSuperior() {
        wish.kind = UnitEventKind.MOVED;
        wish.units = List.of("P.S.A", "P.S.B");
        wish.parent = "P.T";
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(List.of(5L, 6L), planner.work().endedPeriods);
        assertEquals(
                List.of(3L, 3L),
                planner.work().states.stream()
                        .map(UnitEventWork.State::parentId)
                        .toList());
        assertEquals(2, planner.plan(0, 0).cells());
    }

    @Test
    void namesEachBadCodeWithItsLine() {
        wish.kind = UnitEventKind.MOVED;
        wish.units = List.of("P.S.A", "NOWHERE", "P.S.A", "P.S.B");
        wish.parent = "P.T";
        UnitEventPlan plan = planned().plan(0, 0);
        assertEquals(
                List.of(List.of(2, "NOWHERE"), List.of(3, "P.S.A")),
                plan.obstacles().stream().map(UnitEventPlan.Obstacle::facts).toList());
    }

    @ParameterizedTest(name = "{0} under {1}: {2}")
    @CsvSource({
        "P.S, P.S.G, reorganisation.event.cycle",
        "P.S, P.S, reorganisation.event.cycle",
        "P.S, P.T, reorganisation.event.kind-under-kind",
        "P.S.A, P.S.B, reorganisation.event.kind-under-kind",
        "P.S.A, P.S, reorganisation.event.same-parent",
        "P.S.A, NOWHERE, reorganisation.event.parent-unknown",
        "P, P.S, reorganisation.event.province-stays",
        "P.S.A, , reorganisation.event.parent-missing"
    })
    void refusesAPlaceWhereAUnitCannotStand(String unit, String parent, String key) {
        wish.kind = UnitEventKind.MOVED;
        wish.units = List.of(unit);
        wish.parent = parent;
        assertEquals(List.of(key), keys(planned()));
    }

    @Test
    void refusesADayBeforeTheUnitBegan() {
        periods.set(4, new Period(5, 5, "P.S.A", "P.S.A", "A", UnitKind.CELL, 2L, DAY.plusDays(1), null));
        wish.kind = UnitEventKind.RENAMED;
        wish.units = List.of("P.S.A");
        wish.name = "Khác";
        assertEquals(List.of("reorganisation.event.before-beginning"), keys(planned()));
        assertEquals(List.of(), planned().plan(0, 0).lines());
    }

    @Test
    void refusesWhenALaterChangeIsKnown() {
        periods.set(4, new Period(5, 5, "P.S.A", "P.S.A", "A", UnitKind.CELL, 2L, FIRST, DAY.plusDays(9)));
        periods.add(new Period(8, 5, "P.S.A", "P.S.A", "A", UnitKind.CELL, 3L, DAY.plusDays(10), null));
        wish.kind = UnitEventKind.RENAMED;
        wish.units = List.of("P.S.A");
        wish.name = "Khác";
        assertEquals(List.of("reorganisation.event.later-change"), keys(planned()));
        assertEquals(List.of(), planned().plan(0, 0).lines());
    }

    @Test
    void refusesAUnitThatHasEndedOrWill() {
        periods.set(4, new Period(5, 5, "P.S.A", "P.S.A", "A", UnitKind.CELL, 2L, FIRST, DAY.minusDays(1)));
        periods.set(5, new Period(6, 6, "P.S.B", "P.S.B", "B", UnitKind.CELL, 2L, FIRST, DAY));
        wish.kind = UnitEventKind.MOVED;
        wish.units = List.of("P.S.A", "P.S.B");
        wish.parent = "P.T";
        assertEquals(List.of("reorganisation.event.not-on-day", "reorganisation.event.ends-already"), keys(planned()));
        assertEquals(List.of(), planned().plan(0, 0).lines());
    }

    @Test
    void changesAStateThatBeganOnTheVeryDayInItsPlace() {
        periods.set(4, new Period(5, 5, "P.S.A", "P.S.A", "A", UnitKind.CELL, 2L, FIRST, DAY.minusDays(1)));
        periods.add(new Period(8, 5, "P.S.A", "P.S.A", "A", UnitKind.CELL, 3L, DAY, null));
        wish.kind = UnitEventKind.RENAMED;
        wish.units = List.of("P.S.A");
        wish.name = "Khác";
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(List.of(), planner.work().endedPeriods);
        assertEquals(8, planner.work().replaced.get(0).periodId());
        wish.kind = UnitEventKind.DISSOLVED;
        assertEquals(List.of("reorganisation.event.changed-that-day"), keys(planned()));
    }

    @Test
    void refusesACodeThatAnotherUnitHolds() {
        wish.kind = UnitEventKind.RECODED;
        wish.units = List.of("P.S.A");
        wish.code = "P.S.B";
        assertEquals(List.of("reorganisation.event.code-taken"), keys(planned()));
        wish.code = "P S";
        assertEquals(List.of("tree.code-shape"), keys(planned()));
    }

    @Test
    void findsAUnitByAnEarlierCodeUnlessAnotherHasItNow() {
        periods.set(4, new Period(5, 5, "NEW", "OLD", "A", UnitKind.CELL, 2L, FIRST, DAY.minusDays(1)));
        periods.add(new Period(8, 5, "NEW", "NEW", "A", UnitKind.CELL, 2L, DAY, null));
        UnitTree tree = new UnitTree(periods, DAY);
        assertEquals(5, tree.find("OLD").orElseThrow().id());
        assertTrue(tree.holderOf("OLD", List.of()).isEmpty(), "free again from the day on");
        periods.set(5, new Period(6, 6, "OLD", "OLD", "B", UnitKind.CELL, 2L, DAY, null));
        assertEquals(6, new UnitTree(periods, DAY).find("OLD").orElseThrow().id());
    }

    @Test
    void changesAKindOnlyWhereItFitsAboveAndBelow() {
        wish.kind = UnitEventKind.RENAMED;
        wish.units = List.of("P.S.G");
        wish.unitKind = UnitKind.SECTION;
        assertEquals(List.of(), keys(planned()));
        wish.unitKind = UnitKind.SUPERIOR;
        assertEquals(List.of("reorganisation.event.kind-under-kind"), keys(planned()));
        wish.unitKind = UnitKind.CELL;
        assertEquals(List.of("reorganisation.event.kind-fixed"), keys(planned()));
    }

    @Test
    void endsACommitteeAndSpreadsItsUnitsOverSuccessorsFoundedWithIt() {
        wish.kind = UnitEventKind.DISSOLVED;
        wish.units = List.of("P.S");
        wish.founded = List.of(committee("P.X"), committee("P.Y"));
        wish.successors = List.of("P.X", "P.Y");
        wish.heir = "P.Y";
        wish.placement = Map.of("P.S.A", "P.X", "P.S.B", "P.X", "P.S.G", "P.Y");
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(
                List.of(new UnitEventWork.Succession(2, -1, false), new UnitEventWork.Succession(2, -2, true)),
                planner.work().successions);
        assertEquals(List.of(2L, 5L, 6L, 4L), planner.work().endedPeriods);
        UnitEventPlan plan = planner.plan(0, 0);
        assertEquals(
                List.of(Change.BEGINS, Change.BEGINS, Change.ENDS, Change.MOVES, Change.MOVES, Change.MOVES),
                plan.lines().stream().map(Line::change).toList());
        assertEquals(3, plan.cells());
    }

    @Test
    void refusesToLeaveUnitsBelowACommitteeThatEnds() {
        wish.kind = UnitEventKind.DISSOLVED;
        wish.units = List.of("P.S");
        assertEquals(List.of("reorganisation.event.units-below"), keys(planned()));
        wish.founded = List.of(committee("P.X"), committee("P.Y"));
        wish.successors = List.of("P.X", "P.Y");
        assertEquals(List.of("reorganisation.event.heir-missing"), keys(planned()));
        wish.heir = "P.X";
        wish.placement = Map.of("P.S.A", "P.X");
        assertEquals(List.of("reorganisation.event.unplaced"), keys(planned()));
        wish.placement = Map.of("P.S.A", "P.X", "P.S.B", "P.T", "P.S.G", "P.X");
        assertEquals(List.of("reorganisation.event.placed-elsewhere"), keys(planned()));
    }

    @Test
    void mergesCellsAndTheirPeopleIntoOne() {
        home(11, "M1", 5, FIRST, null);
        home(12, "M2", 6, FIRST, LocalDate.of(2025, 12, 31));
        stay(13, "M1", 6, FIRST, null);
        home(14, "M3", 6, DAY.plusDays(3), null);
        wish.kind = UnitEventKind.MERGED;
        wish.units = List.of("P.S.A", "P.S.B");
        wish.founded = List.of(new NewUnit("P.S.N", "Mới", UnitKind.CELL, "P.S"));
        wish.successors = List.of("P.S.N");
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(List.of(11L, 12L, 13L), planner.work().endedMemberships);
        assertEquals(
                List.of(
                        new UnitEventWork.Joined(1, -1, MembershipCategory.OFFICIAL, DAY, null),
                        new UnitEventWork.Joined(2, -1, MembershipCategory.OFFICIAL, DAY, LocalDate.of(2025, 12, 31))),
                planner.work().joined,
                "the stay of M1 gives way to the home");
        assertEquals(List.of(new UnitEventWork.Redirected(14, -1)), planner.work().redirected);
    }

    @Test
    void takesOneCellIntoAnotherThatCarriesOn() {
        home(11, "M1", 5, FIRST, null);
        stay(12, "M1", 6, FIRST, null);
        wish.kind = UnitEventKind.MERGED;
        wish.units = List.of("P.S.A", "P.S.B");
        wish.successors = List.of("P.S.B");
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(List.of(5L), planner.work().endedPeriods);
        assertEquals(List.of(12L, 11L), planner.work().endedMemberships, "the stay in B ends, the home comes");
        assertEquals(List.of(new UnitEventWork.Succession(5, 6, true)), planner.work().successions);
    }

    @Test
    void splitsACellWithThoseNamedAndTheRestToTheHeir() {
        home(11, "M1", 5, FIRST, null);
        home(12, "M2", 5, FIRST, null);
        wish.kind = UnitEventKind.SPLIT;
        wish.units = List.of("P.S.A");
        wish.founded = List.of(
                new NewUnit("P.S.X", "X", UnitKind.CELL, "P.S"), new NewUnit("P.S.Y", "Y", UnitKind.CELL, "P.S"));
        wish.successors = List.of("P.S.X", "P.S.Y");
        wish.heir = "P.S.X";
        wish.people = Map.of("M2", "P.S.Y");
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(
                List.of(-1L, -2L),
                planner.work().joined.stream().map(UnitEventWork.Joined::cellId).toList());
        assertEquals(
                List.of(new UnitEventPlan.Arrival("P.S.X", "X", 1), new UnitEventPlan.Arrival("P.S.Y", "Y", 1)),
                planner.plan(2, 0).arrivals());
        wish.people = Map.of("M9", "P.S.Y");
        assertEquals(List.of("reorganisation.event.member-not-there"), keys(planned()));
    }

    @Test
    void splitsACellOffOneThatCarriesOn() {
        home(11, "M1", 5, FIRST, null);
        home(12, "M2", 5, FIRST, null);
        wish.kind = UnitEventKind.SPLIT;
        wish.units = List.of("P.S.A");
        wish.founded = List.of(new NewUnit("P.S.Y", "Y", UnitKind.CELL, "P.S"));
        wish.successors = List.of("P.S.A", "P.S.Y");
        wish.heir = "P.S.A";
        wish.people = Map.of("M2", "P.S.Y");
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(List.of(), planner.work().endedPeriods);
        assertEquals(List.of(12L), planner.work().endedMemberships);
        assertEquals(List.of(new UnitEventWork.Succession(5, -1, false)), planner.work().successions);
    }

    @Test
    void endsTheMembershipsOfACellThatNobodyFollows() {
        home(11, "M1", 5, FIRST, null);
        wish.kind = UnitEventKind.DISSOLVED;
        wish.units = List.of("P.S.A");
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(List.of(11L), planner.work().endedMemberships);
        assertEquals(
                "reorganisation.event.members-without-cell",
                planner.plan(0, 0).notices().get(0).key());
        home(12, "M2", 5, DAY.plusDays(1), null);
        assertEquals(List.of("reorganisation.event.member-joins-later"), keys(planned()));
    }

    @Test
    void putsCellsAfterCellsAndCommitteesAfterCommittees() {
        wish.kind = UnitEventKind.DISSOLVED;
        wish.units = List.of("P.S.A");
        wish.successors = List.of("P.T");
        assertEquals(List.of("reorganisation.event.cell-and-committee"), keys(planned()));
    }

    @Test
    void wantsTheShapeOfEachKind() {
        wish.kind = UnitEventKind.MERGED;
        wish.units = List.of("P.S.A");
        assertEquals(List.of("reorganisation.event.merge-two", "reorganisation.event.merge-into-one"), keys(planned()));
        wish.kind = UnitEventKind.SPLIT;
        assertEquals(List.of("reorganisation.event.split-into-two"), keys(planned()));
        wish.kind = UnitEventKind.FOUNDED;
        wish.units = List.of();
        assertEquals(List.of("reorganisation.event.units-missing"), keys(planned()));
        wish.founded = List.of(new NewUnit("P.N", null, UnitKind.SUPERIOR, "P"));
        assertEquals(List.of("reorganisation.event.new-incomplete"), keys(planned()));
    }

    @Test
    void foundsAWholeBranchAtOnce() {
        wish.kind = UnitEventKind.FOUNDED;
        wish.founded = List.of(committee("P.X"), new NewUnit("P.X.1", "Một", UnitKind.CELL, "P.X"), committee("P.Y"));
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(-1L, planner.work().states.get(1).parentId());
    }

    @Test
    void knowsNoUnitThatThePersonMayNotChange() {
        wish.kind = UnitEventKind.MOVED;
        wish.units = List.of("P.S.A");
        wish.parent = "P.T";
        wish.hidden = 3;
        assertEquals(List.of("reorganisation.event.parent-unknown"), keys(planned()));
        wish.hidden = 5;
        assertEquals(List.of("reorganisation.event.unit-unknown"), keys(planned()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "MOVED, reorganisation.event.units-missing",
        "RENAMED, reorganisation.event.units-missing",
        "DISSOLVED, reorganisation.event.units-missing"
    })
    void wantsAUnitAndNotABlankLine(UnitEventKind kind, String key) {
        wish.kind = kind;
        wish.parent = "P.T";
        assertTrue(keys(planned()).contains(key));
        wish.units = List.of(" ", "");
        assertTrue(keys(planned()).contains(key));
        wish.units = List.of(" ", "P.S.A");
        assertFalse(keys(planned()).contains(key));
    }

    @Test
    void foundsNothingBesideAnEventThatEndsNothing() {
        wish.kind = UnitEventKind.FOUNDED;
        wish.founded = List.of(committee("P.X"));
        wish.units = List.of("P.S");
        assertEquals(List.of("reorganisation.event.founding-of-known"), keys(planned()));
        wish.kind = UnitEventKind.RENAMED;
        wish.name = "Khác";
        assertEquals(List.of("reorganisation.event.founds-nothing"), keys(planned()));
        wish.kind = UnitEventKind.DISSOLVED;
        wish.units = List.of("P.S.A");
        assertEquals(List.of("reorganisation.event.founds-nothing"), keys(planned()));
    }

    @ParameterizedTest(name = "{0} {1} under {2}: {3}")
    @CsvSource({
        "P S, SUPERIOR, P, tree.code-shape",
        "P.S, SUPERIOR, P, reorganisation.event.code-taken",
        "Q, PROVINCE, P, reorganisation.event.province-has-no-parent",
        "Q, CELL, , reorganisation.event.parent-missing-for",
        "Q, SUPERIOR, NOWHERE, reorganisation.event.parent-unknown",
        "Q, CELL, P.X.1, reorganisation.event.kind-under-kind",
        "P.X, CELL, P, reorganisation.event.code-twice"
    })
    void refusesANewUnitThatCannotBe(String code, UnitKind kind, String parent, String key) {
        wish.kind = UnitEventKind.FOUNDED;
        wish.founded = List.of(
                committee("P.X"),
                new NewUnit("P.X.1", "Một", UnitKind.CELL, "P.X"),
                new NewUnit(code, "Mới", kind, parent));
        UnitEventPlanner planner = planned();
        assertEquals(List.of(key), keys(planner));
        assertEquals(2, planner.work().begun.size(), "the others are planned all the same");
        assertEquals(
                List.of("Đơn vị P", "Đảng ủy P.X"),
                planner.plan(0, 0).lines().stream().map(Line::after).toList());
    }

    @Test
    void takesANameUpToItsLength() {
        wish.kind = UnitEventKind.FOUNDED;
        wish.founded = List.of(new NewUnit("P.X", "x".repeat(200), UnitKind.SUPERIOR, "P"));
        assertEquals(List.of(), keys(planned()));
        wish.founded = List.of(new NewUnit("P.X", "x".repeat(201), UnitKind.SUPERIOR, "P"));
        assertEquals(List.of("reorganisation.event.name-long"), keys(planned()));
        wish.kind = UnitEventKind.RENAMED;
        wish.founded = List.of();
        wish.units = List.of("P.S.A");
        wish.name = "x".repeat(201);
        assertEquals(List.of("reorganisation.event.name-long"), keys(planned()));
    }

    @Test
    void foundsAProvinceOnlyForWhoeverMayChangeEverything() {
        wish.kind = UnitEventKind.FOUNDED;
        wish.founded = List.of(new NewUnit("Q", "Tỉnh Q", UnitKind.PROVINCE, null));
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertNull(planner.work().states.get(0).parentId());
        assertNull(planner.plan(0, 0).lines().get(0).after());
        wish.everywhere = false;
        assertEquals(List.of("reorganisation.event.province-not-yours"), keys(planned()));
    }

    @Test
    void putsNothingUnderASuperiorThatEnds() {
        periods.set(2, new Period(3, 3, "P.T", "P.T", "T", UnitKind.SUPERIOR, 1L, FIRST, DAY.plusDays(30)));
        wish.kind = UnitEventKind.MOVED;
        wish.units = List.of("P.S.A");
        wish.parent = "P.T";
        assertEquals(List.of("reorganisation.event.parent-ends"), keys(planned()));
        wish.kind = UnitEventKind.DISSOLVED;
        wish.units = List.of("P.S");
        wish.founded = List.of(committee("P.X"), new NewUnit("P.S.Z", "Z", UnitKind.CELL, "P.S"));
        wish.successors = List.of("P.X");
        assertEquals(List.of("reorganisation.event.parent-ends"), keys(planned()), "the unit that ends by this event");
        wish.kind = UnitEventKind.SPLIT;
        wish.successors = List.of("P.S", "P.X");
        wish.heir = "P.S";
        assertEquals(List.of(), keys(planned()), "it carries on");
    }

    @Test
    void tellsWhatIsRenamed() {
        wish.kind = UnitEventKind.RENAMED;
        wish.units = List.of("P.S.G");
        wish.name = "Đơn vị P.S.G";
        assertEquals(List.of("reorganisation.event.same-name"), keys(planned()));
        wish.name = "Khác";
        assertEquals(
                List.of(new Line(Change.RENAMED, "P.S.G", "Đơn vị P.S.G", UnitKind.GRASSROOTS, "Đơn vị P.S.G", "Khác")),
                planned().plan(0, 0).lines());
        wish.name = null;
        wish.unitKind = UnitKind.SECTION;
        assertEquals(
                List.of(new Line(
                        Change.REKINDED, "P.S.G", "Đơn vị P.S.G", UnitKind.GRASSROOTS, "GRASSROOTS", "SECTION")),
                planned().plan(0, 0).lines());
        periods.add(period(8, 8, "P.S.G.E", UnitKind.SECTION, 4L));
        assertEquals(List.of("reorganisation.event.kind-under-kind"), keys(planned()));
    }

    @Test
    void givesAUnitAnotherCode() {
        wish.kind = UnitEventKind.RECODED;
        wish.units = List.of("P.S.A");
        assertEquals(List.of("reorganisation.event.code-missing"), keys(planned()));
        wish.code = "P.S.A";
        assertEquals(List.of("reorganisation.event.same-code"), keys(planned()));
        wish.code = "P.S.Q";
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(
                List.of(new UnitEventWork.State(5, "P.S.Q", "Đơn vị P.S.A", UnitKind.CELL, 2L, null)),
                planner.work().states);
        assertEquals(List.of(5L), planner.work().endedPeriods);
        assertEquals(List.of(new UnitEventWork.Recoded(5, "P.S.Q")), planner.work().recoded);
        wish.units = List.of("P.S.A", "P.S.B");
        assertEquals(List.of("reorganisation.event.one-unit"), keys(planned()));
    }

    @Test
    void saysWhatLooksLikeAnotherCodeOrABrokenName() {
        periods.add(period(8, 8, "P.S1", UnitKind.SUPERIOR, 1L));
        wish.kind = UnitEventKind.FOUNDED;
        wish.founded = List.of(committee("P.SI"));
        assertEquals(List.of(List.of("P.SI", "P.S1")), facts(planned(), "shared.doubt.alike"));
        wish.hidden = 8;
        assertEquals(List.of(), facts(planned(), "shared.doubt.alike"), "a code of another branch is not told");
        wish.founded = List.of(committee("P.X0"), committee("P.Y"), committee("P.XO"));
        assertEquals(List.of(List.of("P.XO", "P.X0")), facts(planned(), "shared.doubt.alike"));
        wish.founded = List.of(new NewUnit("P.X", "Chi b? A", UnitKind.SUPERIOR, "P"));
        assertEquals(List.of(List.of("Chi b? A")), facts(planned(), "shared.doubt.replaced"));
    }

    @Test
    void takesTheCodeOfAUnitThatHasEnded() {
        periods.set(5, new Period(6, 6, "P.S.B", "P.S.B", "B", UnitKind.CELL, 2L, FIRST, DAY.minusDays(1)));
        wish.kind = UnitEventKind.FOUNDED;
        wish.founded = List.of(new NewUnit("P.S.B", "Mới", UnitKind.CELL, "P.S"));
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(List.of(6L), planner.work().freed);
    }

    @Test
    void takesTheCodeOfAUnitThatEndsByTheEvent() {
        wish.kind = UnitEventKind.MERGED;
        wish.units = List.of("P.S.A", "P.S.B");
        wish.founded = List.of(new NewUnit("P.S.A", "Mới", UnitKind.CELL, "P.S"));
        wish.successors = List.of("P.S.A");
        assertEquals(List.of(), keys(planned()));
        wish.units = List.of("P.S.B", "P.S.G.C");
        assertTrue(keys(planned()).contains("reorganisation.event.code-taken"));
    }

    @Test
    void followsOnlyWhoStandsAndMayBeChanged() {
        wish.kind = UnitEventKind.DISSOLVED;
        wish.units = List.of("P.S.A");
        wish.successors = List.of("NOWHERE");
        assertEquals(List.of("reorganisation.event.successor-unknown"), keys(planned()));
        wish.successors = List.of("P.S.B");
        assertEquals(List.of(), keys(planned()));
        wish.hidden = 6;
        assertEquals(List.of("reorganisation.event.successor-unknown"), keys(planned()));
        wish.hidden = 0;
        periods.set(5, new Period(6, 6, "P.S.B", "P.S.B", "B", UnitKind.CELL, 2L, FIRST, DAY.minusDays(1)));
        assertEquals(List.of("reorganisation.event.not-on-day"), keys(planned()));
        wish.founded = List.of(new NewUnit("P.S.N", null, UnitKind.CELL, "P.S"));
        wish.successors = List.of("P.S.N");
        assertEquals(List.of("reorganisation.event.new-incomplete"), keys(planned()), "and nothing of its successor");
    }

    @Test
    void endsOneUnitAtATimeUnlessTheyMerge() {
        wish.kind = UnitEventKind.DISSOLVED;
        wish.units = List.of("P.S.A", "P.S.B");
        assertEquals(List.of("reorganisation.event.one-unit"), keys(planned()));
        wish.kind = UnitEventKind.SPLIT;
        assertEquals(List.of("reorganisation.event.one-unit", "reorganisation.event.split-into-two"), keys(planned()));
        wish.kind = UnitEventKind.DISSOLVED;
        wish.units = List.of("P.S.A");
        wish.successors = List.of("P.S.A");
        assertEquals(List.of("reorganisation.event.nothing-ends"), keys(planned()));
        wish.units = List.of("P");
        wish.successors = List.of();
        assertEquals(List.of("reorganisation.event.units-below"), keys(planned()));
    }

    @Test
    void mergesAtLeastTwo() {
        wish.kind = UnitEventKind.MERGED;
        wish.units = List.of("P.S.A");
        wish.founded = List.of(new NewUnit("P.S.N", "Mới", UnitKind.CELL, "P.S"));
        wish.successors = List.of("P.S.N");
        assertEquals(List.of("reorganisation.event.merge-two"), keys(planned()));
        wish.founded = List.of();
        wish.successors = List.of("P.S.B");
        assertEquals(List.of(), keys(planned()), "into one that carries on");
    }

    @Test
    void tellsWhoEndsAndWhoCarriesOn() {
        wish.kind = UnitEventKind.DISSOLVED;
        wish.units = List.of("P.S.A");
        assertEquals(List.of(line(Change.ENDS, null)), planned().plan(0, 0).lines());
        wish.successors = List.of("P.S.B");
        UnitEventPlanner planner = planned();
        assertEquals(
                List.of(line(Change.ENDS, "Đơn vị P.S.B")), planner.plan(0, 0).lines());
        assertEquals(List.of(5L), planner.work().endedUnits);
        assertEquals(Set.of(5L), planner.concernedCells());
        assertEquals(List.of(5L), planner.endingCells());
        assertEquals(Set.of(5L, 6L), planner.cellsOfPeople());
        wish.kind = UnitEventKind.SPLIT;
        wish.founded = List.of(new NewUnit("P.S.Y", "Y", UnitKind.CELL, "P.S"));
        wish.successors = List.of("P.S.A", "P.S.Y");
        wish.heir = "P.S.A";
        planner = planned();
        assertEquals(line(Change.CONTINUES, null), planner.plan(0, 0).lines().get(1));
        assertEquals(Set.of(5L), planner.cellsOfPeople());
    }

    @Test
    void hasNoPeopleOfCommittees() {
        wish.kind = UnitEventKind.SPLIT;
        wish.units = List.of("P.S");
        wish.founded = List.of(committee("P.Y"));
        wish.successors = List.of("P.S", "P.Y");
        wish.heir = "P.S";
        wish.placement = Map.of("P.S.B", "P.Y");
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(Set.of(), planner.cellsOfPeople());
        assertEquals(List.of(6L), planner.work().endedPeriods, "what is not placed stays below who carries on");
        wish.kind = UnitEventKind.DISSOLVED;
        wish.successors = List.of("P.Y");
        planner = planned();
        assertEquals(List.of(), planner.endingCells());
        assertEquals(List.of(2L, 5L, 6L, 4L), planner.work().endedPeriods, "all go under the only successor");
    }

    @Test
    void doesNotMoveWhatEndsBesidesItsSuperior() {
        wish.kind = UnitEventKind.MERGED;
        wish.units = List.of("P.S", "P.S.G");
        wish.founded = List.of(committee("P.N"));
        wish.successors = List.of("P.N");
        UnitEventPlanner planner = planned();
        assertEquals(List.of(), keys(planner));
        assertEquals(
                List.of("P.S.A", "P.S.B", "P.S.G.C"),
                planner.plan(0, 0).lines().stream()
                        .filter(line -> line.change() == Change.MOVES)
                        .map(Line::code)
                        .toList());
    }

    @Test
    void tellsWhoseStayEndsAndRefusesWhomItWouldPutThereTwice() {
        home(11, "M1", 5, FIRST, null);
        stay(12, "M1", 6, FIRST, null);
        wish.kind = UnitEventKind.MERGED;
        wish.units = List.of("P.S.A", "P.S.B");
        wish.successors = List.of("P.S.B");
        assertEquals(List.of(List.of("Người M1", "M1")), facts(planned(), "reorganisation.event.stay-ends"));
        people.clear();
        home(11, "M1", 6, FIRST, null);
        stay(12, "M1", 5, FIRST, null);
        assertEquals(
                List.of(List.of("Người M1", "M1")),
                facts(planned(), "reorganisation.event.stay-ends"),
                "the stay in the cell that ends, the home where it goes");
        people.clear();
        home(11, "M1", 5, FIRST, null);
        stay(12, "M1", 6, DAY.plusDays(3), null);
        assertEquals(List.of("reorganisation.event.member-there-already"), keys(planned()));
    }

    @Test
    void sendsPeopleToSuccessorsOnly() {
        home(11, "M1", 5, FIRST, null);
        home(12, "M2", 5, FIRST, null);
        home(13, "M3", 5, FIRST, null);
        wish.kind = UnitEventKind.SPLIT;
        wish.units = List.of("P.S.A");
        wish.founded = List.of(
                new NewUnit("P.S.X", "X", UnitKind.CELL, "P.S"),
                new NewUnit("P.S.Y", "Y", UnitKind.CELL, "P.S"),
                new NewUnit("P.S.Z", "Z", UnitKind.CELL, "P.S"));
        wish.successors = List.of("P.S.X", "P.S.Y", "P.S.Z");
        wish.heir = "P.S.X";
        wish.people = Map.of("M2", "P.S.Y");
        assertEquals(
                List.of(new UnitEventPlan.Arrival("P.S.X", "X", 2), new UnitEventPlan.Arrival("P.S.Y", "Y", 1)),
                planned().plan(3, 0).arrivals());
        wish.people = Map.of("M2", "P.S.B");
        assertEquals(List.of("reorganisation.event.placed-elsewhere"), keys(planned()));
    }

    @Test
    void countsWhatReachesBeyondTheEndAndNamesAFew() {
        wish.kind = UnitEventKind.DISSOLVED;
        wish.units = List.of("P.S.A");
        UnitEventPlanner planner = planned();
        planner.planBeyond(beyond(5));
        assertEquals(List.of(List.of(5, "1, 2, 3, 4, 5")), facts(planner, "reorganisation.event.closes.annual-plan"));
        planner = planned();
        planner.planBeyond(beyond(6));
        assertEquals(
                List.of(List.of(6, "1, 2, 3, 4, 5, …")), facts(planner, "reorganisation.event.closes.annual-plan"));
        assertEquals(6, planner.work().beyond.size());
    }

    private static List<UnitEventWork.Beyond> beyond(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new UnitEventWork.Beyond("annual_plan", i, 5, DAY, false, String.valueOf(i)))
                .toList();
    }

    private static Line line(Change change, String after) {
        return new Line(change, "P.S.A", "Đơn vị P.S.A", UnitKind.CELL, null, after);
    }

    private static List<List<Object>> facts(UnitEventPlanner planner, String notice) {
        return planner.plan(0, 0).notices().stream()
                .filter(one -> one.key().equals(notice))
                .map(UnitEventPlan.Obstacle::facts)
                .toList();
    }

    private UnitEventPlanner planned() {
        AtomicLong ids = new AtomicLong();
        UnitEventPlanner planner = new UnitEventPlanner(
                wish.command(),
                new UnitTree(periods, DAY),
                id -> id != wish.hidden,
                wish.everywhere,
                ids::decrementAndGet);
        planner.planUnits();
        planner.planPeople(people.stream()
                .filter(one -> planner.cellsOfPeople().contains(one.cellId()))
                .toList());
        return planner;
    }

    private static List<String> keys(UnitEventPlanner planner) {
        return planner.plan(0, 0).obstacles().stream()
                .map(UnitEventPlan.Obstacle::key)
                .toList();
    }

    private static NewUnit committee(String code) {
        return new NewUnit(code, "Đảng ủy " + code, UnitKind.SUPERIOR, "P");
    }

    private static Period period(long id, long unit, String code, UnitKind kind, Long parent) {
        return new Period(id, unit, code, code, "Đơn vị " + code, kind, parent, FIRST, null);
    }

    private void home(long id, String member, long cell, LocalDate from, LocalDate to) {
        belong(id, member, cell, MembershipCategory.OFFICIAL, from, to);
    }

    private void stay(long id, String member, long cell, LocalDate from, LocalDate to) {
        belong(id, member, cell, MembershipCategory.TEMPORARY_IN, from, to);
    }

    private void belong(long id, String member, long cell, MembershipCategory category, LocalDate from, LocalDate to) {
        long memberId = Long.parseLong(member.substring(1));
        people.add(new Belonging(id, memberId, member, "Người " + member, cell, category, from, to));
    }

    /** A command that is put together line by line. */
    private static final class Wish {
        private UnitEventKind kind;
        private List<String> units = List.of();
        private String parent;
        private String name;
        private UnitKind unitKind;
        private String code;
        private List<NewUnit> founded = List.of();
        private List<String> successors = List.of();
        private String heir;
        private Map<String, String> placement = Map.of();
        private Map<String, String> people = Map.of();
        private long hidden;
        private boolean everywhere = true;

        private UnitEventCommand command() {
            return new UnitEventCommand(
                    UUID.randomUUID(),
                    kind,
                    DAY,
                    null,
                    null,
                    null,
                    units,
                    parent,
                    name,
                    unitKind,
                    code,
                    founded,
                    successors,
                    heir,
                    placement,
                    people);
        }
    }
}
