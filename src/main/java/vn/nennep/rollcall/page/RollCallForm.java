package vn.nennep.rollcall.page;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RollCall;
import vn.nennep.rollcall.RollCallSheet;
import vn.nennep.rollcall.SheetRow;

/** What stands on the sheet while the roll is called; may be half wrong. */
public class RollCallForm implements Serializable {

    /** One person who was due. */
    public static class Line implements Serializable {

        private final SheetRow row;
        private AttendanceMark mark;
        private String reason;
        private boolean reasonMissing;
        private SheetRow theirs;
        private boolean adopted;

        Line(SheetRow row) {
            this.row = row;
            this.mark = row.mark();
            this.reason = row.reason();
        }

        public SheetRow getRow() {
            return row;
        }

        public AttendanceMark getMark() {
            return mark;
        }

        public void setMark(AttendanceMark mark) {
            this.mark = mark;
        }

        public String getReason() {
            return reason;
        }

        public void setReason(String reason) {
            this.reason = reason;
        }

        public boolean isExcused() {
            return mark == AttendanceMark.EXCUSED;
        }

        public boolean isReasonMissing() {
            return reasonMissing;
        }

        /** What somebody else saved of the person meanwhile; null when it is the same. */
        public SheetRow getTheirs() {
            return theirs;
        }

        /** Whether the other's mark was taken over, because this person had not touched the line. */
        public boolean isAdopted() {
            return adopted;
        }

        private String keptReason() {
            return isExcused() ? reason : null;
        }

        private boolean differsFrom(SheetRow other) {
            return other.mark() != mark || !Objects.equals(other.reason(), keptReason());
        }
    }

    /** One person who was not due. */
    public static class Guest implements Serializable {

        private final SheetRow row;
        private boolean came;

        Guest(SheetRow row) {
            this.row = row;
            this.came = row.mark() == AttendanceMark.PRESENT;
        }

        public SheetRow getRow() {
            return row;
        }

        public boolean isCame() {
            return came;
        }

        public void setCame(boolean came) {
            this.came = came;
        }
    }

    private final List<Line> lines;
    private final List<Guest> guests;

    RollCallForm(RollCallSheet sheet) {
        lines = sheet.due().stream().map(Line::new).toList();
        guests = sheet.notDue().stream().map(Guest::new).toList();
    }

    /** Whether everybody who is away with a reason has one; marks those who have not. */
    boolean checkReasons() {
        lines.forEach(line -> line.reasonMissing = line.isExcused() && (line.reason == null || line.reason.isBlank()));
        return lines.stream().noneMatch(Line::isReasonMissing);
    }

    List<RollCall.Mark> marks() {
        return lines.stream()
                .map(line -> new RollCall.Mark(
                        line.row.memberId(),
                        line.mark == null ? AttendanceMark.NOT_RECORDED : line.mark,
                        line.keptReason()))
                .toList();
    }

    Set<Long> guestsWhoCame() {
        return guests.stream()
                .filter(Guest::isCame)
                .map(guest -> guest.row.memberId())
                .collect(Collectors.toSet());
    }

    /**
     * Moves what was chosen here to a newer sheet. What this person touched stays as chosen, the rest is the newer
     * sheet's; wherever the two differ is noted.
     */
    RollCallForm carryTo(RollCallSheet newer) {
        RollCallForm form = new RollCallForm(newer);
        form.lines.forEach(line -> lines.stream()
                .filter(mine -> mine.row.memberId() == line.row.memberId() && mine.differsFrom(line.row))
                .findFirst()
                .ifPresent(mine -> {
                    line.theirs = line.row;
                    line.adopted = !mine.differsFrom(mine.row);
                    if (!line.adopted) {
                        line.mark = mine.mark;
                        line.reason = mine.reason;
                    }
                }));
        form.guests.forEach(guest -> guest(guest.row.memberId())
                .filter(mine -> mine.came != (mine.row.mark() == AttendanceMark.PRESENT))
                .ifPresent(mine -> guest.came = mine.came));
        return form;
    }

    /** Whether a saved sheet equals this one, as when an answer was lost and the form was sent again. */
    boolean saysTheSameAs(RollCallSheet saved) {
        return saved.says(marks(), guestsWhoCame());
    }

    /** Forgets whose values differ: nobody else had a hand in it. */
    RollCallForm settled() {
        lines.forEach(line -> line.theirs = null);
        return this;
    }

    private Optional<Guest> guest(long memberId) {
        return guests.stream().filter(guest -> guest.row.memberId() == memberId).findFirst();
    }

    public List<Line> getLines() {
        return lines;
    }

    public List<Guest> getGuests() {
        return guests;
    }

    /** Whether somebody else's sheet differs anywhere. */
    public boolean isDisputed() {
        return lines.stream().anyMatch(line -> line.theirs != null);
    }

    public long getPresent() {
        return with(AttendanceMark.PRESENT);
    }

    public long getNotRecorded() {
        return with(AttendanceMark.NOT_RECORDED);
    }

    private long with(AttendanceMark mark) {
        return lines.stream().filter(line -> line.mark == mark).count();
    }
}
