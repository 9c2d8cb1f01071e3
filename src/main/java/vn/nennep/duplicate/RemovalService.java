package vn.nennep.duplicate;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.Unscoped;
import vn.nennep.calendar.CalendarService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/**
 * Removes a person who was entered by mistake: never somebody on whom real data depend. The person also comes off roll
 * calls that are not confirmed yet. Can be undone.
 */
@Stateless
public class RemovalService {

    private static final Duration SHOWN = Duration.ofDays(90);

    @Inject
    private RemovalRepository repository;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** What removing the person would do and what stands in its way. */
    @Unscoped
    public RemovalPreview preview(UUID memberRef) {
        RemovalRepository.Entry entry = kept(memberRef);
        return new RemovalPreview(
                repository.listHolds(entry.id()),
                repository.listFollowing(entry.id()),
                repository.listRolls(entry.id()));
    }

    /**
     * Removes the person with everything that the preview names.
     *
     * @param ref chosen by the form; a second call with the same one changes nothing
     * @throws RefusedException when real data depend on the person, or a year in which the person was there is closed
     */
    @Unscoped
    public void remove(UUID ref, UUID memberRef) {
        if (repository.isKnown(ref)) {
            access.requireAnywhere(Right.KEEP_MEMBERS);
            return;
        }
        RemovalRepository.Entry entry = kept(memberRef);
        List<RemovalPreview.Hold> holds = repository.listHolds(entry.id());
        if (!holds.isEmpty()) {
            throw RefusedException.conflict(
                    "duplicate.removal.held",
                    entry.fullName(),
                    holds.stream().map(RemovalPreview.Hold::place).sorted().collect(Collectors.joining(", ")));
        }
        List<RemovalRepository.Days> days = repository.listDays(entry.id());
        days.forEach(one -> calendar.requireOpen(one.cellId(), one.from(), one.to()));
        repository.remove(ref, entry, days.get(0).cellId(), access.login(), clock.instant());
    }

    /** Those who were removed from a cell lately and can be brought back, newest first. */
    public List<Removal> list(UnitRow cell) {
        access.require(Right.KEEP_MEMBERS, cell.id());
        return repository.list(cell.id(), clock.instant().minus(SHOWN));
    }

    /**
     * Brings a removed person back with everything that went.
     *
     * @throws RefusedException when the record of a meeting that the person was on was confirmed since, the code is taken
     *     or the days are closed
     */
    @Unscoped
    public void undo(UUID ref) {
        Removal removal = repository
                .findRemoval(ref)
                .filter(found -> access.may(Right.KEEP_MEMBERS, found.cellId()))
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
        for (LocalDate day : repository.listConfirmedSince(ref)) {
            throw RefusedException.conflict("duplicate.removal.confirmed-since", day);
        }
        repository.restore(ref, access.login(), clock.instant());
        repository
                .listDaysOf(removal.memberCode())
                .forEach(one -> calendar.requireOpen(one.cellId(), one.from(), one.to()));
    }

    /** The person, whose every cell the caller keeps; anybody else does not exist. */
    private RemovalRepository.Entry kept(UUID memberRef) {
        RemovalRepository.Entry entry =
                repository.find(memberRef).orElseThrow(() -> RefusedException.notFound("access.not-found"));
        List<RemovalRepository.Days> days = repository.listDays(entry.id());
        if (days.isEmpty() || days.stream().noneMatch(one -> access.may(Right.KEEP_MEMBERS, one.cellId()))) {
            throw RefusedException.notFound("access.not-found");
        }
        if (!days.stream().allMatch(one -> access.may(Right.KEEP_MEMBERS, one.cellId()))) {
            throw RefusedException.forbidden("duplicate.removal.elsewhere", entry.fullName());
        }
        return entry;
    }
}
