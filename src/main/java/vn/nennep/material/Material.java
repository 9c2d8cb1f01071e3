package vn.nennep.material;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** A file that somebody attached. Its bytes lie in the {@link FileStore}; two of them may have the same. */
@Entity
@Table(name = "material")
public class Material {

    @Id
    @GeneratedValue(generator = "material_seq")
    @SequenceGenerator(name = "material_seq", sequenceName = "material_seq")
    private Long id;

    private UUID ref;

    @Column(name = "unit_id")
    private Long unitId;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "media_type")
    private String mediaType;

    @Column(name = "size_bytes")
    private long sizeBytes;

    private String sha256;

    private boolean pictured;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Column(name = "uploaded_by")
    private String uploadedBy;

    protected Material() {}

    /**
     * @param unitId the unit that it belongs to; null for what binds everybody
     * @param by login
     */
    Material(StoredFile file, Long unitId, String by, Clock clock) {
        this.ref = UUID.randomUUID();
        this.unitId = unitId;
        this.fileName = file.name();
        this.mediaType = file.type().mediaType();
        this.sizeBytes = file.size();
        this.sha256 = file.sha256();
        this.pictured = file.pictured();
        this.uploadedAt = clock.instant();
        this.uploadedBy = by;
    }

    public Long getId() {
        return id;
    }

    /** The identifier in addresses; not guessable. */
    public UUID getRef() {
        return ref;
    }

    /** Null for what binds everybody. */
    public Long getUnitId() {
        return unitId;
    }

    public String getFileName() {
        return fileName;
    }

    public MaterialType getType() {
        return MaterialType.ofMediaType(mediaType);
    }

    public long getSizeBytes() {
        return sizeBytes;
    }

    public String getSha256() {
        return sha256;
    }

    /** Whether a picture of its first page was made. */
    public boolean isPictured() {
        return pictured;
    }

    public Instant getUploadedAt() {
        return uploadedAt;
    }

    /** Login. */
    public String getUploadedBy() {
        return uploadedBy;
    }
}
