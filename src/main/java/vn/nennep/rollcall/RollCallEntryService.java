package vn.nennep.rollcall;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.EntryRequest;
import vn.nennep.access.Receipt;
import vn.nennep.access.ReceiptService;
import vn.nennep.access.Right;
import vn.nennep.shared.RefusedException;

/** Takes a roll call that was filled in elsewhere, perhaps long before: by a program, or by a page without a line. */
@Stateless
public class RollCallEntryService {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject
    private RollCallService rollCalls;

    @Inject
    private ReceiptService receipts;

    @Inject
    private AccessService access;

    /**
     * What somebody says of one person.
     *
     * @param reason null unless excused
     */
    public record Said(String memberCode, AttendanceMark mark, String reason) {}

    /**
     * What a roll call came to.
     *
     * @param version by which the next save names it
     * @param recorded whether nobody is left without a mark
     * @param open how many of those due have none
     */
    public record Entered(int version, boolean recorded, int due, int present, int excused, int absent, int open) {}

    /**
     * Saves a roll call once, whoever is not named keeps the saved mark. What is saved already, word for word, is not written
     * again, whatever its version.
     *
     * @param request its key and the version of the sheet that was filled in
     * @param guests codes of members who were not due because exempt, and came all the same
     * @return with an {@link Entered} as its answer
     * @throws RefusedException as {@link RollCallService#save}, and when the key was used for something else
     */
    public Receipt enter(String meetingCode, EntryRequest request, List<Said> said, Set<String> guests) {
        RollCallSheet sheet = rollCalls.openByCode(meetingCode);
        access.require(Right.KEEP_MEETINGS, sheet.meeting().getCellId());
        // The first time changed the version: what was written is asked before.
        return receipts.find(request)
                .orElseGet(() -> receipts.once(request, () -> {
                    Map<String, SheetRow> known = sheet.rowsByCode();
                    List<RollCall.Mark> marks = said.stream()
                            .map(one -> new RollCall.Mark(member(known, one.memberCode()), one.mark(), one.reason()))
                            .toList();
                    Set<Long> came =
                            guests.stream().map(code -> member(known, code)).collect(Collectors.toSet());
                    RollCallSheet now = sheet.version() != request.version() && sheet.says(marks, came)
                            ? sheet
                            : rollCalls
                                    .save(sheet.meeting().getRef(), request.version(), marks, came)
                                    .sheet();
                    return JSON.toJson(entered(now));
                }));
    }

    private static long member(Map<String, SheetRow> known, String code) {
        SheetRow row = code == null ? null : known.get(code);
        if (row == null) {
            throw RefusedException.invalid("rollcall.not-on-roster");
        }
        return row.memberId();
    }

    private static Entered entered(RollCallSheet sheet) {
        Map<AttendanceMark, Long> marks = sheet.due().stream()
                .map(SheetRow::mark)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        int open = marks.getOrDefault(AttendanceMark.NOT_RECORDED, 0L).intValue();
        return new Entered(
                sheet.version(),
                open == 0,
                sheet.due().size(),
                marks.getOrDefault(AttendanceMark.PRESENT, 0L).intValue(),
                marks.getOrDefault(AttendanceMark.EXCUSED, 0L).intValue(),
                marks.getOrDefault(AttendanceMark.ABSENT, 0L).intValue(),
                open);
    }
}
