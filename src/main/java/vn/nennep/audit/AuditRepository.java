package vn.nennep.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import vn.nennep.shared.Sql;

/** The log in the database, which lets nobody change it. */
@ApplicationScoped
public class AuditRepository {

    @Inject
    private Sql sql;

    /** Makes the partitions of months to come. */
    void makeMonths() {
        sql.query("select audit_months_ahead()").mapTo(int.class).one();
    }

    void note(AuditAction action, String subject, String key, Long unitId, String details) {
        sql.update("select audit_note(:action, :subject, :key, :unit, cast(:details as jsonb))")
                .bind("action", action)
                .bind("subject", subject)
                .bind("key", key)
                .bind("unit", unitId)
                .bind("details", details)
                .execute();
    }
}
