package vn.nennep.meeting;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a record must say before it is confirmed, from the environment of the installation. */
@ApplicationScoped
public class RecordSettings {

    @Inject
    @ConfigProperty(
            name = "nennep.record.needs",
            defaultValue = "startsAt,endsAt,place,chair,minutes,presenters,conclusion")
    private String fields;

    private Set<RecordNeed> needs;

    @PostConstruct
    void read() {
        Set<RecordNeed> found = EnumSet.noneOf(RecordNeed.class);
        Arrays.stream(fields.split(","))
                .map(String::strip)
                .filter(field -> !field.isEmpty() && !field.equals("none"))
                .forEach(field -> found.add(RecordNeed.ofField(field)
                        .orElseThrow(() -> new IllegalStateException("NENNEP_RECORD_NEEDS has no field " + field
                                + "; the fields: " + Arrays.toString(fieldNames())))));
        needs = Collections.unmodifiableSet(found);
    }

    private static String[] fieldNames() {
        return Arrays.stream(RecordNeed.values()).map(RecordNeed::field).toArray(String[]::new);
    }

    /** What is obligatory, in the order of the record. */
    public Set<RecordNeed> needs() {
        return needs;
    }
}
