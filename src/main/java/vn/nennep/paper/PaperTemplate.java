package vn.nennep.paper;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A template that a committee published.
 *
 * @param unitCode whose branch it binds; null for everybody
 * @param unitName as the unit is called today, or was last; null for everybody
 * @param kind name of a {@link PaperKind}
 * @param validFrom first day of the papers that follow it
 * @param withdrawnAt since when it is not used any more; null while it is
 */
public record PaperTemplate(
        UUID ref,
        Long unitId,
        String unitCode,
        String unitName,
        String kind,
        LocalDate validFrom,
        String fileName,
        String sha256,
        Instant publishedAt,
        String publishedBy,
        Instant withdrawnAt)
        implements Serializable {

    public PaperKind paperKind() {
        return PaperKind.valueOf(kind);
    }

    public boolean isInUse() {
        return withdrawnAt == null;
    }
}
