package vn.nennep.bench.page;

import java.util.Map;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.Visit;

/** A roll that is saved again and again by the button of its page, with another mark each time. */
final class RollSaving implements PageCase.Call {

    private static final Map<String, String> BY_SCRIPT =
            Map.of("Faces-Request", "partial/ajax", "X-Requested-With", "XMLHttpRequest");
    private static final String FIRST_MARK = "roll:lines:0:mark";

    private final Visit visit;
    private final String address;
    private final Map<String, String> form;
    private boolean away;

    RollSaving(Visit visit, String address) {
        this.visit = visit;
        this.address = address;
        this.form = Visit.filled(visit.get(address), "roll");
        // Whoever is excused has a reason.
        form.replaceAll((field, value) -> field.endsWith(":reason") && value.isEmpty() ? "công tác" : value);
        form.putAll(Map.of(
                "jakarta.faces.partial.ajax", "true",
                "jakarta.faces.source", "roll:save",
                "jakarta.faces.partial.execute", "roll",
                "jakarta.faces.partial.render", "roll",
                "roll:save", "roll:save"));
    }

    @Override
    public Http.Answer send() {
        away = !away;
        form.put(FIRST_MARK, away ? "ABSENT" : "PRESENT");
        Http.Answer answer = visit.post(address, form, BY_SCRIPT);
        if (!answer.text().contains("<redirect")) {
            throw new AssertionError("not saved: " + answer.status() + " " + answer.text());
        }
        return answer;
    }
}
