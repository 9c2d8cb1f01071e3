package vn.nennep.logbook;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.Scope;
import vn.nennep.access.UnitChoice;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.TreeRepository;
import vn.nennep.tree.UnitRow;

/** The log for those who may read it: a unit's people that of their own branch, an auditor without unit all of it. */
@Stateless
public class LogService {

    @Inject
    private AccessService access;

    @Inject
    private TreeRepository tree;

    @Inject
    private LogRepository found;

    @Inject
    private Clock clock;

    /**
     * Entries, newest first; what people wrote of somebody is left out where the person may not read texts.
     *
     * @param unitCode the unit whose branch is wanted; null or blank for all that the person may read
     * @param below only what was written before this; null for the newest
     * @throws RefusedException when the person may not read the log there
     */
    public List<AuditRow> list(String unitCode, AuditFilter filter, LogPlace below, int most) {
        access.requireAnywhere(Right.READ_LOG);
        List<AuditRow> rows = found.list(scope(unitCode), LocalDate.now(clock), filter, below, most);
        access.prepare(
                rows.stream().map(AuditRow::unitId).filter(Objects::nonNull).toList());
        Map<Long, Boolean> readable = new HashMap<>();
        return rows.stream()
                .map(row -> row.unitId() != null
                                && readable.computeIfAbsent(row.unitId(), unit -> access.may(Right.READ_TEXTS, unit))
                        ? row
                        : row.withoutTexts())
                .toList();
    }

    /** The people meant by a name without accents or a code, as far as the reader sees them. */
    public List<Long> listMembers(String words) {
        access.requireAnywhere(Right.READ_LOG);
        return found.listMembers(VietnameseText.searchable(words), VietnameseText.tidyOrEmpty(words));
    }

    /** The number of a meeting in sight. */
    public Optional<Long> findMeeting(UUID ref) {
        access.requireAnywhere(Right.READ_LOG);
        return found.findMeeting(ref);
    }

    /**
     * The names of what entries mention by number or code.
     *
     * @param mentions keys that may be of a member, unit or meeting
     */
    public LogNames names(List<AuditRow> rows, Set<String> mentions, String language) {
        access.requireAnywhere(Right.READ_LOG);
        Set<String> keys = new HashSet<>(mentions);
        rows.stream().map(AuditRow::subjectKey).filter(Objects::nonNull).forEach(keys::add);
        Set<String> logins = new HashSet<>(keys);
        rows.forEach(row -> logins.add(row.login()));
        return new LogNames(
                found.accounts(logins),
                found.members(keys),
                found.units(keys),
                found.meetings(keys),
                found.lists(language));
    }

    /**
     * The branches that are wanted, by today's tree: what has left a branch is read where it is now.
     *
     * @param unit code or name of a unit
     */
    private Scope scope(String unit) {
        if (unit == null || unit.isBlank()) {
            return access.scopeOf(Right.READ_LOG);
        }
        String typed = VietnameseText.tidyOrEmpty(unit);
        Optional<Long> byCode = findUnit(typed);
        if (byCode.isPresent()) {
            // The code of another branch is not searched for as a name; the answer is the same as for a code that
            // nobody has.
            return Scope.of(List.of(byCode.filter(id -> access.may(Right.READ_LOG, id))
                    .orElseThrow(() -> RefusedException.notFound("logbook.unit-not-found", typed))));
        }
        List<UnitChoice> named = access.listUnitChoices(Right.READ_LOG, typed);
        List<UnitChoice> exact = named.stream()
                .filter(one -> VietnameseText.searchable(one.name()).equals(VietnameseText.searchable(typed)))
                .toList();
        List<UnitChoice> meant = exact.isEmpty() ? named : exact;
        if (meant.isEmpty()) {
            throw RefusedException.notFound("logbook.unit-not-found", typed);
        }
        return Scope.of(
                meant.stream().map(one -> findUnit(one.code()).orElseThrow()).toList());
    }

    private Optional<Long> findUnit(String code) {
        return tree.findUnit(code, LocalDate.now(clock)).map(UnitRow::id);
    }
}
