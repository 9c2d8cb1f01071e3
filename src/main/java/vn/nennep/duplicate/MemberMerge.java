package vn.nennep.duplicate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import vn.nennep.shared.RefusedException;

/** Two entries were one person. What the rows were like before is kept in the table, so that it can be undone. */
@Entity
@Table(name = "member_merge")
public class MemberMerge {

    @Id
    @GeneratedValue(generator = "member_merge_seq")
    @SequenceGenerator(name = "member_merge_seq", sequenceName = "member_merge_seq")
    private Long id;

    private UUID ref;

    @Column(name = "kept_id")
    private long keptId;

    @Column(name = "merged_id")
    private long mergedId;

    @Column(name = "undone_at")
    private Instant undoneAt;

    @Column(name = "undone_by")
    private String undoneBy;

    @Version
    private int version;

    protected MemberMerge() {}

    /** Notes that it was undone; refuses a second time. */
    void undo(String by, Clock clock) {
        if (undoneAt != null) {
            throw RefusedException.conflict("duplicate.merge-undone-already");
        }
        undoneAt = clock.instant();
        undoneBy = by;
    }

    long getId() {
        return id;
    }

    long getKeptId() {
        return keptId;
    }

    long getMergedId() {
        return mergedId;
    }
}
