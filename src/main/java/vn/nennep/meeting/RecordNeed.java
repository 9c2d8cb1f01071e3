package vn.nennep.meeting;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a record can be asked to say before it is confirmed. The official template of the minutes has all of it (time
 * and place, chair, minutes secretary, what was presented, the conclusion); what a province makes obligatory is a
 * setting.
 */
public enum RecordNeed {
    STARTS_AT("startsAt"),
    ENDS_AT("endsAt"),
    PLACE("place"),
    CHAIR("chair"),
    MINUTES_SECRETARY("minutes"),
    /** Of a thematic meeting. */
    PRESENTERS("presenters"),
    PRESENTATION("presentation"),
    CONCLUSION("conclusion");

    private final String field;

    RecordNeed(String field) {
        this.field = field;
    }

    /** Name of the field on the record's page. */
    public String field() {
        return field;
    }

    static Optional<RecordNeed> ofField(String field) {
        return Arrays.stream(values()).filter(need -> need.field.equals(field)).findFirst();
    }
}
