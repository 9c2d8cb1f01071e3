package vn.nennep.rollcall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nennep.shared.AttendanceCount;
import vn.nennep.shared.RefusedException;

/**
 * The roll call of one meeting: the roster of its day, frozen, with a mark for each. Present + excused + absent is
 * always the number due; an exempt person who came stands in it without being counted (counting.md: who is due, sums and rates).
 */
public final class RollCall {

    private final Map<Long, RollCallLine> lines = new LinkedHashMap<>();

    /** @param roster every person due that day, in the order to show, each once */
    public RollCall(Collection<RollCallLine> roster) {
        for (RollCallLine line : roster) {
            if (lines.putIfAbsent(line.memberId(), line) != null) {
                throw new IllegalArgumentException("twice on the roster: " + line.memberId());
            }
        }
    }

    /**
     * Marks the people of the roster; whoever is not named keeps the mark.
     *
     * @throws RefusedException for somebody who is not on the roster, or who is marked twice
     */
    public void markAll(List<Mark> marks) {
        Set<Long> seen = new HashSet<>();
        List<RollCallLine> marked = new ArrayList<>();
        for (Mark mark : marks) {
            RollCallLine line = lines.get(mark.memberId());
            if (line == null) {
                throw RefusedException.invalid("rollcall.not-on-roster");
            }
            if (!seen.add(mark.memberId())) {
                throw RefusedException.invalid("rollcall.marked-twice");
            }
            marked.add(line.marked(mark.mark(), mark.reason()));
        }
        // Only when all are right: a refused form leaves nothing half done.
        marked.forEach(line -> lines.put(line.memberId(), line));
    }

    /** Notes that an exempt member came all the same. */
    public void welcomeExempt(long memberId) {
        lines.putIfAbsent(memberId, new RollCallLine(memberId, RosterCategory.EXEMPT, AttendanceMark.PRESENT, null));
    }

    /** Whether nobody is left without a mark; only then is the meeting recorded. */
    public boolean isComplete() {
        return lines.values().stream().noneMatch(line -> line.mark() == AttendanceMark.NOT_RECORDED);
    }

    /** The counts of a complete roll call. */
    public AttendanceCount count() {
        if (!isComplete()) {
            throw RefusedException.invalid("rollcall.incomplete");
        }
        return new AttendanceCount(
                (int) due().count(),
                with(AttendanceMark.PRESENT),
                with(AttendanceMark.EXCUSED),
                with(AttendanceMark.ABSENT));
    }

    /** Everybody on it, in the order of the roster; exempt people who came at the end. */
    public List<RollCallLine> lines() {
        return List.copyOf(lines.values());
    }

    private int with(AttendanceMark mark) {
        return (int) due().filter(line -> line.mark() == mark).count();
    }

    private java.util.stream.Stream<RollCallLine> due() {
        return lines.values().stream().filter(line -> line.category().isDue());
    }

    /**
     * A mark given to a member.
     *
     * @param reason for an excused member; null otherwise
     */
    public record Mark(long memberId, AttendanceMark mark, String reason) {}
}
