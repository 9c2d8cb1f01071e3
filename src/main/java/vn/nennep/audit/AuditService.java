package vn.nennep.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** Notes in the log what no changed row shows. Who is at work is known to the transaction. */
@Stateless
public class AuditService {

    @Inject
    private AuditRepository repository;

    /** Sees to it that the log has a partition for this month and some to come; changes nothing when it has. */
    public void makeMonths() {
        repository.makeMonths();
    }

    /**
     * Notes something in the caller's transaction: rolled back with it.
     *
     * @param subject table or thing
     * @param key which one; null when there is only one
     * @param unitId the unit that it belongs to, whose people may read the entry; null for none
     * @param details names and values; null values are left out
     */
    public void note(AuditAction action, String subject, String key, Long unitId, Map<String, ?> details) {
        repository.note(action, subject, key, unitId, json(details));
    }

    /** Notes something in a transaction of its own: what was refused is rolled back, that it was asked for is not. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void noteApart(AuditAction action, String subject, String key, Long unitId, Map<String, ?> details) {
        note(action, subject, key, unitId, details);
    }

    private static String json(Map<String, ?> details) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        details.forEach((name, value) -> {
            if (value instanceof Number number) {
                object.add(name, Json.createValue(number));
            } else if (value != null) {
                object.add(name, value.toString());
            }
        });
        return object.build().toString();
    }
}
