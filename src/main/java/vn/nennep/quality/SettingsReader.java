package vn.nennep.quality;

import java.util.ArrayList;
import java.util.List;
import vn.nennep.meeting.MeetingKind;

/** Reads the settings of a criteria file: what rates and minutes are measured by. */
final class SettingsReader {

    private final IntervalReader intervals;

    SettingsReader(IntervalReader intervals) {
        this.intervals = intervals;
    }

    /** The settings; the edges in them are known to the intervals from then on. */
    ScoreSettings read(YamlItem item) {
        item.allow(
                "attendance-base",
                "not-applicable",
                "edges",
                "norm-minutes",
                "combined-minutes",
                "combined-longest-break");
        item.find("edges").ifPresent(intervals::readEdges);
        ScoreSettings.AttendanceBase base = item.get("attendance-base")
                .map(one -> one.choice(ScoreSettings.AttendanceBase.class))
                .orElse(null);
        ScoreSettings.NotApplicable notApplicable = item.get("not-applicable")
                .map(one -> one.choice(ScoreSettings.NotApplicable.class))
                .orElse(null);
        List<ScoreSettings.Norm> norms =
                item.get("norm-minutes").map(this::norms).orElse(List.of());
        int combined =
                item.get("combined-minutes").map(one -> one.whole(1, 1440)).orElse(0);
        int pause = item.find("combined-longest-break")
                .map(one -> one.whole(0, 240))
                .orElse(0);
        return new ScoreSettings(base, notApplicable, norms, combined, pause);
    }

    private List<ScoreSettings.Norm> norms(YamlItem item) {
        List<ScoreSettings.Norm> norms = new ArrayList<>();
        for (YamlItem one : item.items()) {
            one.allow("kind", "members", "minutes");
            MeetingKind kind = one.find("kind")
                    .map(which -> which.choice(MeetingKind.class))
                    .orElse(null);
            Interval members = one.find("members").map(intervals::interval).orElse(Interval.ALL);
            Integer minutes =
                    one.get("minutes").map(number -> number.whole(1, 1440)).orElse(null);
            if (members != null && minutes != null) {
                norms.add(new ScoreSettings.Norm(kind, members, minutes));
            }
        }
        for (MeetingKind kind : MeetingKind.values()) {
            List<Interval> sizes = norms.stream()
                    .filter(norm -> norm.kind() == null || norm.kind() == kind)
                    .map(ScoreSettings.Norm::members)
                    .toList();
            IntervalReader.refuseHoles(item, sizes, 0, Fraction.ONE, null, true);
        }
        return norms;
    }
}
