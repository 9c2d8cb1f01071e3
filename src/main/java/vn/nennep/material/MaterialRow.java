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

    /** Number of {@link #COLUMNS}. */
    public static final int WIDTH = 7;

    /**
     * Reads a row of a query.
     *
     * @param from place of the first of {@link #COLUMNS}
     * @return null when the query found no file there
     */
    public static MaterialRow of(Object[] row, int from) {
        return row[from] == null
                ? null
                : new MaterialRow(
                        (UUID) row[from],
                        (String) row[from + 1],
                        MaterialType.ofMediaType((String) row[from + 2]),
                        ((Number) row[from + 3]).longValue(),
                        (Boolean) row[from + 4],
                        moment(row[from + 5]),
                        (String) row[from + 6]);
    }

    private static Instant moment(Object column) {
        return column instanceof java.sql.Timestamp stamp
                ? stamp.toInstant()
                : ((java.time.OffsetDateTime) column).toInstant();
    }
}
