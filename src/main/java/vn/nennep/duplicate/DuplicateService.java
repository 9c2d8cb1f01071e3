package vn.nennep.duplicate;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.duplicate.DuplicateRepository.Entry;
import vn.nennep.meeting.PresenterMoveRepository;
import vn.nennep.people.MemberDetails;
import vn.nennep.people.MemberMoveRepository;
import vn.nennep.people.Span;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RollCallLine;
import vn.nennep.rollcall.RollLineMoveRepository;
import vn.nennep.rollcall.RollLineMoveRepository.TwinLines;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.RefusedException;

/**
 * The same person entered twice: found, shown, merged with all attendances, and parted again. Each room moves the rows that
 * are a person's own.
 */
@Stateless
public class DuplicateService {

    @Inject
    private DuplicateRepository repository;

    @Inject
    private MemberMoveRepository people;

    @Inject
    private PresenterMoveRepository presenters;

    @Inject
    private RollLineMoveRepository rolls;

    @Inject
    private MergeRepository merges;

    @Inject
    private AccessService access;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /** The pairs within the person's branches that look like one person, and were not noted to be two. */
    public List<DuplicatePair> listPairs() {
        access.requireAnywhere(Right.KEEP_MEMBERS);
        return repository.listPairs(access.scopeOf(Right.KEEP_MEMBERS), today());
    }

    /** Two entries side by side, and what merging would do; not found when one is outside the person's branches. */
    public DuplicateComparison compare(UUID keptRef, UUID mergedRef) {
        Entry kept = entry(keptRef);
        Entry merged = entry(mergedRef);
        MemberSide one = repository.side(kept.id(), today());
        MemberSide other = repository.side(merged.id(), today());
        // The comparison shows two people's files: each cell of theirs can read in the log that it was looked at.
        for (long cell : repository.listCells(kept.id(), merged.id()).keySet()) {
            audit.note(AuditAction.READ, "member", one.code() + " " + other.code(), cell, Map.of());
        }
        return new DuplicateComparison(
                one,
                other,
                rolls.listTwins(kept.id(), merged.id()).stream()
                        .map(DuplicateService::doubleMeeting)
                        .toList(),
                repository.listClosedYears(repository.listMeetings(merged.id()), clock.instant()));
    }

    /** Remembers that two entries are two people; they are not offered again. */
    public void noteDistinct(UUID oneRef, UUID otherRef) {
        Entry one = entry(oneRef);
        Entry other = entry(otherRef);
        repository.noteDistinct(
                Math.min(one.id(), other.id()), Math.max(one.id(), other.id()), clock.instant(), access.login());
    }

    /**
     * Merges two entries: everything of the one goes over to the other, which takes these details. Where both are on one
     * roll call, one line stays, with the better proven mark. The merged entry stays and leads to the kept one.
     *
     * @param ref chosen by the form; a second call with the same one changes nothing
     * @param keptVersion as compared; refused when somebody changed the entry since, as for the other
     * @throws RefusedException also when a year that it would change is closed, or when the person would belong to two
     *     cells at a time
     */
    public void merge(
            UUID ref, UUID keptRef, int keptVersion, UUID mergedRef, int mergedVersion, MemberDetails details) {
        access.requireAnywhere(Right.KEEP_MEMBERS);
        if (merges.find(ref).isPresent()) {
            return;
        }
        Entry kept = entry(keptRef);
        Entry merged = entry(mergedRef);
        if (kept.id() == merged.id()) {
            throw RefusedException.invalid("duplicate.merge-same");
        }
        repository.lock(kept.id(), merged.id());
        requireUnchanged(keptRef, keptVersion);
        requireUnchanged(mergedRef, mergedVersion);
        requireAllCells(kept.id(), merged.id());
        List<Long> meetings = repository.listMeetings(merged.id());
        requireOpenYears(meetings);
        Map<Long, List<Span<String>>> homes =
                joined(people.listMemberships(kept.id()), people.listMemberships(merged.id()));
        requireOneHome(homes);
        Map<String, List<Span<String>>> leaves = joined(people.listLeaves(kept.id()), people.listLeaves(merged.id()));

        String before = merges.snapshot(kept.id(), merged.id(), meetings);
        List<TwinLines> twins = rolls.listTwins(kept.id(), merged.id());
        rolls.moveLines(kept.id(), merged.id(), twins);
        presenters.movePresenters(kept.id(), merged.id(), meetings);
        merges.moveReferences(kept.id(), merged.id());
        rolls.recount(twins.stream().map(TwinLines::meetingId).toList());
        // Done while both have memberships: an entry without one is out of sight unless it leads to one in sight.
        people.keep(kept.id(), merged.id(), details);
        people.replaceLeaves(kept.id(), merged.id(), leaves);
        people.replaceMemberships(kept.id(), merged.id(), homes);
        merges.noteChanges(meetings, clock.instant(), access.login());
        merges.add(
                ref,
                kept.id(),
                merged.id(),
                before,
                merges.snapshot(kept.id(), merged.id(), meetings),
                clock.instant(),
                access.login());
    }

    /** The merges of the person's branches, newest first. */
    public List<MergeRow> listMerges() {
        access.requireAnywhere(Right.KEEP_MEMBERS);
        return merges.list(access.scopeOf(Right.KEEP_MEMBERS), today());
    }

    /**
     * Undoes a merge: every row is again as it was before. Refused when something of it was changed since; the refusal
     * names it.
     */
    public void undo(UUID ref) {
        access.requireAnywhere(Right.KEEP_MEMBERS);
        MemberMerge merge = merges.find(ref).orElseThrow(() -> RefusedException.notFound("access.not-found"));
        if (!repository.isInScope(merge.getKeptId(), access.scopeOf(Right.KEEP_MEMBERS), today())) {
            throw RefusedException.notFound("access.not-found");
        }
        merge.undo(access.login(), clock);
        repository.lock(merge.getKeptId(), merge.getMergedId());
        List<String> inTheWay = merges.listChangedSince(merge.getId());
        if (!inTheWay.isEmpty()) {
            throw RefusedException.conflict("duplicate.merge-changed-since", String.join("; ", inTheWay));
        }
        requireAllCells(merge.getKeptId(), merge.getMergedId());
        List<Long> meetings = merges.listMeetings(merge.getId());
        requireOpenYears(meetings);
        restore(merge);
        merges.noteChanges(meetings, clock.instant(), access.login());
    }

    /** Puts every row back as it was before the merge; only versions go on rising. */
    private void restore(MemberMerge merge) {
        // Read first: while its rows are being put back, the merge itself may be out of sight.
        String before = merges.before(merge);
        rolls.restoreLines(merge.getKeptId(), merge.getMergedId(), before);
        people.restoreHistories(merge.getKeptId(), merge.getMergedId(), before);
        presenters.restorePresenters(before);
        rolls.restoreCounts(before);
        people.restoreDetails(before);
        merges.restoreReferences(merge.getMergedId(), before);
    }

    private Entry entry(UUID ref) {
        access.requireAnywhere(Right.KEEP_MEMBERS);
        return repository
                .findEntry(ref)
                .filter(found -> repository.isInScope(found.id(), access.scopeOf(Right.KEEP_MEMBERS), today()))
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
    }

    /** Checked after the lock, when nobody else can change the entry any more. */
    private void requireUnchanged(UUID ref, int version) {
        if (repository.findEntry(ref).filter(now -> now.version() == version).isEmpty()) {
            throw RefusedException.conflict("duplicate.merge-changed-meanwhile");
        }
    }

    /** Whoever merges must keep the members of every cell whose rows go over. */
    private void requireAllCells(long keptId, long mergedId) {
        repository.listCells(keptId, mergedId).forEach((id, name) -> {
            if (!access.may(Right.KEEP_MEMBERS, id)) {
                throw RefusedException.forbidden("duplicate.merge-foreign-cell", name);
            }
        });
    }

    private void requireOpenYears(List<Long> meetings) {
        List<Integer> closed = repository.listClosedYears(meetings, clock.instant());
        if (!closed.isEmpty()) {
            throw RefusedException.conflict(
                    "duplicate.merge-closed-years",
                    closed.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
    }

    private void requireOneHome(Map<Long, List<Span<String>>> homes) {
        List<Map.Entry<Long, Span<String>>> all = homes.entrySet().stream()
                .flatMap(cell -> cell.getValue().stream().map(span -> Map.entry(cell.getKey(), span)))
                .filter(home -> !"TEMPORARY_IN".equals(home.getValue().says()))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (!all.get(i).getKey().equals(all.get(j).getKey())
                        && all.get(i).getValue().overlaps(all.get(j).getValue())) {
                    throw RefusedException.conflict(
                            "duplicate.merge-two-homes",
                            repository.cellName(all.get(i).getKey(), today()),
                            repository.cellName(all.get(j).getKey(), today()));
                }
            }
        }
    }

    /** Joins the histories key by key, and gives each row id out only once. */
    private static <K extends Comparable<K>> Map<K, List<Span<String>>> joined(
            Map<K, List<Span<String>>> kept, Map<K, List<Span<String>>> merged) {
        Map<K, List<Span<String>>> joined = new TreeMap<>();
        Set<K> keys = new HashSet<>(kept.keySet());
        keys.addAll(merged.keySet());
        keys.forEach(key ->
                joined.put(key, Span.join(kept.getOrDefault(key, List.of()), merged.getOrDefault(key, List.of()))));
        return joined;
    }

    private static DoubleMeeting doubleMeeting(TwinLines twin) {
        RollCallLine stays = twin.kept().joinedWith(twin.merged());
        return new DoubleMeeting(
                twin.code(),
                twin.cellName(),
                twin.heldOn(),
                twin.kept().mark(),
                twin.merged().mark(),
                stays.mark(),
                twin.count(),
                twin.count().due() == 0 ? twin.count() : counted(twin, stays));
    }

    private static AttendanceCount counted(TwinLines twin, RollCallLine stays) {
        List<RollCallLine> gone = Stream.of(twin.kept(), twin.merged())
                .filter(line -> line.category().isDue())
                .toList();
        List<RollCallLine> come = new ArrayList<>();
        if (stays.category().isDue()) {
            come.add(stays);
        }
        return new AttendanceCount(
                twin.count().due() + come.size() - gone.size(),
                twin.count().present() + difference(come, gone, AttendanceMark.PRESENT),
                twin.count().excused() + difference(come, gone, AttendanceMark.EXCUSED),
                twin.count().absent() + difference(come, gone, AttendanceMark.ABSENT));
    }

    private static int difference(List<RollCallLine> come, List<RollCallLine> gone, AttendanceMark mark) {
        Predicate<RollCallLine> has = line -> line.mark() == mark;
        return (int)
                (come.stream().filter(has).count() - gone.stream().filter(has).count());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
