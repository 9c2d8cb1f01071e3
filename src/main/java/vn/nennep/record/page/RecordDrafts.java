package vn.nennep.record.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.access.Device;
import vn.nennep.record.FieldVersions;
import vn.nennep.record.MeetingRecordService;
import vn.nennep.record.RecordFields;
import vn.nennep.record.RecordForm;
import vn.nennep.record.RecordService;
import vn.nennep.record.RecordSheet;
import vn.nennep.record.RecordWords;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

/** What was typed into a record and not saved, put over what is saved now: the one place where a draft is merged. */
@ApplicationScoped
public class RecordDrafts {

    private static final String CONTENT = "content";

    @Inject
    private RecordService sheets;

    @Inject
    private MeetingRecordService records;

    /**
     * The newer of the draft that the browser kept and the one that is kept here.
     *
     * @param kept of the browser: an object of {@code at} (milliseconds), {@code basedOn} and {@code content}; empty when it
     *     has none
     * @return an empty object when there is no draft; otherwise its {@code at}, {@code basedOn}, {@code where} (the
     *     device; empty for this one) and {@code content}, with {@code values} (all fields) and {@code over} (what somebody else saved since in fields of it, in words)
     */
    public String offer(UUID meeting, String kept, Locale locale) {
        JsonObject here = read(kept);
        JsonObject there = records.findDraft(meeting).map(RecordDrafts::read).orElse(JsonObject.EMPTY_JSON_OBJECT);
        Optional<Instant> typedHere =
                Optional.ofNullable(here.getJsonNumber("at")).map(at -> Instant.ofEpochMilli(at.longValue()));
        Optional<Instant> typedThere = Optional.ofNullable(there.getString("at", null))
                .map(at -> OffsetDateTime.parse(at).toInstant());
        boolean newerHere = typedHere.isPresent()
                && (typedThere.isEmpty() || !typedHere.get().isBefore(typedThere.get()));
        JsonObject newer = newerHere ? here : there;
        if (!newer.containsKey(CONTENT)) {
            return "{}";
        }
        JsonObject content = newer.getJsonObject(CONTENT);
        String where = newerHere || !newer.containsKey("device")
                ? ""
                : Messages.label(locale, Device.valueOf(newer.getString("device")));
        return over(meeting, List.of(content), locale)
                .add("where", where)
                .add("at", (newerHere ? typedHere : typedThere).orElseThrow().toEpochMilli())
                .add("basedOn", newer.getInt("basedOn", 0))
                .add(CONTENT, content)
                .build()
                .toString();
    }

    /**
     * A draft over what was typed meanwhile, and both over what is saved.
     *
     * @param both an object of {@code typed} and {@code draft}
     * @return {@code values} and {@code over}, as in {@link #offer}
     */
    public String join(UUID meeting, String both, Locale locale) {
        JsonObject sent = read(both);
        if (!sent.containsKey("typed") || !sent.containsKey("draft")) {
            throw RefusedException.invalid("meeting.record.malformed");
        }
        return over(meeting, List.of(sent.getJsonObject("typed"), sent.getJsonObject("draft")), locale)
                .build()
                .toString();
    }

    private JsonObjectBuilder over(UUID meeting, List<JsonObject> drafts, Locale locale) {
        RecordSheet sheet = sheets.open(meeting);
        RecordForm form = RecordForm.of(sheet);
        List<FieldVersions> disputed = List.of();
        for (JsonObject draft : drafts) {
            disputed = form.putOver(RecordFields.parse(draft.toString()));
        }
        JsonObjectBuilder values = Json.createObjectBuilder();
        form.values().forEach(values::add);
        JsonArrayBuilder over = Json.createArrayBuilder();
        new RecordWords(locale, sheet).inWords(disputed).forEach(one -> over.add(one.label() + ": " + one.theirs()));
        return Json.createObjectBuilder().add("values", values).add("over", over);
    }

    private static JsonObject read(String json) {
        if (json.isBlank()) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = JsonTexts.reader(json)) {
            return reader.readObject();
        } catch (JsonException malformed) {
            throw RefusedException.invalid("meeting.record.malformed");
        }
    }
}
