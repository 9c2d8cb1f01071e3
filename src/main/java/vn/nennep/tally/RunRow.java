package vn.nennep.tally;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A run as the history shows it.
 *
 * @param startedBy login, or the clock
 * @param node name of the server that ran it
 * @param finishedAt null while it goes on
 * @param failure why it failed; null otherwise
 * @param dueAt the hour of the night that it is for; null for a run by a person or of the first start
 */
public record RunRow(
        UUID ref,
        RunOrigin origin,
        String startedBy,
        String node,
        Instant startedAt,
        Instant finishedAt,
        RunStatus status,
        String failure,
        Instant dueAt,
        List<YearRow> years) {

    private static final Duration ON_TIME = Duration.ofMinutes(5);

    public RunRow {
        years = List.copyOf(years);
    }

    /** Whether every year's figures of this run were published. */
    public boolean isPublished() {
        return status == RunStatus.COMPLETED && years.stream().allMatch(YearRow::isPublished);
    }

    /** Whether figures were published without some cells, whose own did not agree. */
    public boolean isIncomplete() {
        return years.stream().anyMatch(year -> !year.aside().isEmpty());
    }

    /** Whether it makes up a night whose hour was missed. */
    public boolean isLate() {
        return dueAt != null && startedAt.isAfter(dueAt.plus(ON_TIME));
    }

    /** Seconds from start to end; null while it goes on. */
    public Double seconds() {
        return finishedAt == null
                ? null
                : Duration.between(startedAt, finishedAt).toMillis() / 1000.0;
    }

    /** Share of the steps done, 0 to 100. */
    public int progress() {
        if (status != RunStatus.STARTED) {
            return 100;
        }
        int all = years.size() * ConsolidationPart.values().length;
        int done = years.stream().mapToInt(year -> year.parts().size()).sum();
        return all == 0 ? 0 : Math.min(99, 100 * done / all);
    }

    /**
     * One year of a run.
     *
     * @param publishedAt when its figures became visible; null unless completed
     * @param meetings recorded meetings counted; null until counted
     * @param entries attendances checked; null until checked
     * @param units units with figures; null until counted
     * @param changed rows that differed from the figures published before; null until published
     * @param way how it was counted, likewise {@code reason}; null until published, and in runs of before
     * @param cells cells that were counted; null likewise
     * @param failedUnitCode unit whose figures did not agree; null when that was not the reason
     * @param amended whether it took changes of signed figures into them
     * @param aside cells that were set aside, by code: the figures of all others were published without them
     * @param parts what was done so far and the seconds it took
     */
    public record YearRow(
            int year,
            RunStatus status,
            Instant publishedAt,
            Integer meetings,
            Integer entries,
            Integer units,
            Integer changed,
            RunWay way,
            WayReason reason,
            Integer cells,
            String failedUnitCode,
            String failedUnitName,
            String failure,
            boolean amended,
            List<AsideRow> aside,
            List<PartRow> parts) {

        public YearRow {
            aside = List.copyOf(aside);
            parts = List.copyOf(parts);
        }

        public boolean isPublished() {
            return publishedAt != null;
        }
    }

    /**
     * A cell that was set aside.
     *
     * @param code the one that it had last in the year
     * @param failure what did not agree, in Vietnamese
     */
    public record AsideRow(String code, String name, String failure) {}

    /**
     * One step of a year and how long it took.
     *
     * @param part name of the step, e.g. {@code COUNT_CELLS}
     */
    public record PartRow(String part, double seconds) {}
}
