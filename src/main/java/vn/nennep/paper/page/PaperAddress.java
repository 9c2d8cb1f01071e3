package vn.nennep.paper.page;

import java.util.UUID;
import vn.nennep.paper.PaperKind;
import vn.nennep.paper.PaperRequest;
import vn.nennep.shared.RefusedException;

/** Reads from an address of a page which paper is meant. */
final class PaperAddress {

    private PaperAddress() {}

    /**
     * @param kind as in addresses; the others are null where the kind does not need them
     * @throws IllegalArgumentException when that names no paper
     */
    static PaperRequest of(String kind, String unit, String year, String period, String meeting) {
        PaperKind known = PaperKind.of(kind).orElseThrow(() -> new IllegalArgumentException("kind " + kind));
        Integer number = year == null || year.isEmpty() ? null : Integer.valueOf(year);
        UUID ref = meeting == null || meeting.isEmpty() ? null : UUID.fromString(meeting);
        PaperRequest request =
                new PaperRequest(known, unit, number, period == null || period.isEmpty() ? null : period, ref, null);
        if (request.missing().isPresent()) {
            throw new IllegalArgumentException("without " + request.missing().get());
        }
        if (ref == null) {
            requirePeriod(request);
        }
        return request;
    }

    private static void requirePeriod(PaperRequest request) {
        try {
            request.reportingPeriod();
        } catch (RefusedException unknown) {
            throw new IllegalArgumentException(unknown);
        }
    }
}
