package vn.nennep.bench.peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The grade of a meeting as an entity. */
@Entity
@Table(name = "meeting_score")
public class PeerScore {

    @Id
    @Column(name = "meeting_id")
    private long meetingId;

    @Column(insertable = false, updatable = false)
    private String grade;

    String grade() {
        return grade;
    }
}
