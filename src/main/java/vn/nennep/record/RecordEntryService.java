package vn.nennep.record;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.nennep.access.AccessService;
import vn.nennep.access.EntryRequest;
import vn.nennep.access.Receipt;
import vn.nennep.access.ReceiptService;
import vn.nennep.access.Right;
import vn.nennep.calendar.CalendarService;
import vn.nennep.meeting.Meeting;
import vn.nennep.meeting.MeetingRecord;
import vn.nennep.meeting.MeetingService;
import vn.nennep.rollcall.AttendanceMark;
import vn.nennep.rollcall.RollCallSheet;
import vn.nennep.shared.RefusedException;

/** Takes what was written into a record elsewhere, perhaps long before: by a program, or by a page without a line. */
@Stateless
public class RecordEntryService {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject
    private RecordService sheets;

    @Inject
    private MeetingService meetings;

    @Inject
    private CalendarService calendar;

    @Inject
    private ReceiptService receipts;

    @Inject
    private AccessService access;

    /**
     * What became of it; one of the three.
     *
     * @param receipt with an {@link Entered} as its answer; empty when nothing was written
     * @param wrong field → what is wrong with it; empty when nothing is
     * @param disputed fields in which somebody else saved something else since; empty when there are none
     * @param sheet what is saved now
     */
    public record Outcome(
            Optional<Receipt> receipt,
            Map<String, RefusedException> wrong,
            List<FieldVersions> disputed,
            RecordSheet sheet) {}

    /**
     * What a record came to.
     *
     * @param version by which the next save names it
     * @param recorded whether nobody of those due is left without a mark
     * @param open how many have none
     */
    public record Entered(int version, boolean recorded, long open) {}

    /**
     * Saves fields of a record once; those that are not named keep what is saved. A field that comes with what was saved when it
     * was typed ({@code was:<field>}) is put over what somebody else saved since, as long as nobody changed that very field;
     * without that, the record must still be the one that was read.
     *
     * @param request its key and the version of the record that was read
     * @param fields field → text, as {@link RecordForm} has them
     * @throws RefusedException as {@link RecordService#save}, when the key was used for something else, and when the record was
     *     changed since it was read and the fields do not say what they were
     */
    public Outcome enter(String meetingCode, EntryRequest request, Map<String, String> fields) {
        Meeting meeting = meetings.getByCode(meetingCode);
        access.require(Right.KEEP_MEETINGS, meeting.getCellId());
        Optional<Receipt> before = receipts.find(request);
        RecordSheet sheet = sheets.open(meeting.getRef());
        if (before.isPresent()) {
            return new Outcome(before, Map.of(), List.of(), sheet);
        }
        RecordForm form = RecordForm.of(sheet);
        List<FieldVersions> disputed = form.putOver(fields);
        RollCallSheet roll = sheet.roll();
        if (roll.version() != request.version()) {
            if (!knowWhatTheyWere(fields)) {
                throw RefusedException.conflict("meeting.changed-meanwhile");
            }
            if (!disputed.isEmpty()) {
                return new Outcome(Optional.empty(), Map.of(), disputed, sheet);
            }
        }
        boolean same = form.saysTheSameAs(RecordForm.of(sheet));
        MeetingRecord record =
                form.checked(calendar.today(), meeting.getHeldOn(), roll.voteBase(), roll.due(), roll.notDue());
        if (!form.errors().isEmpty()) {
            return new Outcome(Optional.empty(), form.errors(), List.of(), sheet);
        }
        Receipt receipt = receipts.once(request, () -> {
            RecordSheet now = same && roll.version() != request.version()
                    ? sheet
                    : sheets.save(
                            meeting.getRef(),
                            roll.version(),
                            record,
                            form.marks(roll.due()),
                            form.guestsWhoCame(roll.notDue()));
            return JSON.toJson(entered(now.roll()));
        });
        return new Outcome(Optional.of(receipt), Map.of(), List.of(), sheet);
    }

    private static boolean knowWhatTheyWere(Map<String, String> fields) {
        Set<String> known = new HashSet<>(fields.keySet());
        return fields.keySet().stream()
                .filter(field -> !field.startsWith(RecordValues.WAS))
                .allMatch(field -> known.contains(RecordValues.WAS + field));
    }

    private static Entered entered(RollCallSheet roll) {
        long open = roll.due().stream()
                .filter(row -> row.mark() == AttendanceMark.NOT_RECORDED)
                .count();
        return new Entered(roll.version(), open == 0, open);
    }
}
