package vn.nennep.rollcall.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Person;
import vn.nennep.meeting.MeetingDetails;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.meeting.MeetingService;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/**
 * What whoever keeps one cell does on the day of a meeting, each by one large button: call today's roll, write the record, print.
 * The day, the year and the number need not be typed.
 */
@Named
@RequestScoped
public class TodayPage {

    @Inject
    private Person person;

    @Inject
    private UnitService units;

    @Inject
    private MeetingService meetings;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    @Inject
    private Links links;

    private boolean looked;
    private UnitRow cell;
    private List<MeetingRow> ofYear = List.of();

    /** Chosen by the page and brought back by it, so that a double click makes one meeting. */
    private String fresh = UUID.randomUUID().toString();

    private void look() {
        if (looked) {
            return;
        }
        looked = true;
        cell = person.ownCell()
                .map(units::getCell)
                .filter(own -> access.may(Right.KEEP_MEETINGS, own.id()))
                .orElse(null);
        if (cell != null) {
            ofYear = meetings.listOfCell(cell, getDay().getYear()).stream()
                    .filter(row -> !row.status().isCalledOff())
                    .toList();
        }
    }

    /** The cell that the person keeps; null when there is none. */
    public UnitRow getCell() {
        look();
        return cell;
    }

    public LocalDate getDay() {
        return calendar.today();
    }

    /** Meetings of today, whatever became of them. */
    public List<MeetingRow> getMeetings() {
        look();
        return ofYear.stream().filter(row -> row.heldOn().equals(getDay())).toList();
    }

    /**
     * Whether the regular meeting of this month can be made by one click. Not when there is one of this month already, or another
     * that is planned for these days: then it may be that one which is held today, and the person has to say.
     */
    public boolean isOneClick() {
        look();
        YearMonth month = YearMonth.from(getDay());
        return getMeetings().isEmpty()
                && ofYear.stream()
                        .filter(row -> YearMonth.from(row.heldOn()).equals(month))
                        .noneMatch(row -> row.kind() == MeetingKind.REGULAR || !row.isRecorded());
    }

    /** Where a meeting of today is entered when one click is not enough. */
    public String getEnterLink() {
        return links.to("meeting.edit", "cell", getCell().code(), "year", getDay().getYear());
    }

    /** The meeting whose record waits to be written: the last one held that is not confirmed; empty when all are. */
    public Optional<MeetingRow> toWrite() {
        look();
        return ofYear.stream()
                .filter(row -> !row.heldOn().isAfter(getDay()) && row.status() != MeetingStatus.CONFIRMED)
                .max(Comparator.comparing(MeetingRow::heldOn).thenComparing(MeetingRow::isThematic));
    }

    /** The meeting whose record waits; null when there is none. */
    public MeetingRow getUnwritten() {
        return toWrite().orElse(null);
    }

    /** Makes the regular meeting of today and opens its roll call. */
    public void callRoll() throws IOException {
        UUID ref = refOf(fresh);
        LocalDate day = getDay();
        boolean made = messages.attempt(() -> {
            if (getCell() == null) {
                throw RefusedException.notFound("access.not-found");
            }
            boolean again = ofYear.stream().anyMatch(row -> row.ref().equals(ref));
            if (!again) {
                int number = meetings.nextNumber(cell, MeetingKind.REGULAR, day.getYear());
                MeetingDetails details = new MeetingDetails(
                        MeetingKind.REGULAR, number, day, null, null, null, null, Set.of(), List.of(), null);
                meetings.enter(ref, cell.code(), details, null);
            }
        });
        if (made) {
            links.go("rollcall.take", "meeting", ref, "made", true);
        }
    }

    private static UUID refOf(String text) {
        try {
            return UUID.fromString(String.valueOf(text));
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.notFound("meeting.not-found");
        }
    }

    public String getFresh() {
        return fresh;
    }

    public void setFresh(String fresh) {
        this.fresh = fresh;
    }
}
