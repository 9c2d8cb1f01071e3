package vn.nennep.material;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * An attached file in a list.
 *
 * @param size in bytes
 * @param pictured whether there is a picture of its first page
 * @param uploadedBy login
 */
public record MaterialRow(
        UUID ref,
        String fileName,
        MaterialType type,
        long size,
        boolean pictured,
        Instant uploadedAt,
        String uploadedBy)
        implements Serializable {

    /** The columns that {@link #of} reads, of a table or alias {@code f}. */
    public static final String COLUMNS =
            "f.ref as file_ref, f.file_name, f.media_type, f.size_bytes, f.pictured, f.uploaded_at, f.uploaded_by";

    /** The row of {@link #COLUMNS} that a query found. */
    public static MaterialRow of(
            UUID ref,
            String fileName,
            String mediaType,
            long size,
            boolean pictured,
            Instant uploadedAt,
            String uploadedBy) {
        return new MaterialRow(
                ref, fileName, MaterialType.ofMediaType(mediaType), size, pictured, uploadedAt, uploadedBy);
    }
}
