package vn.nennep.bench.peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A line of a roll call as an entity. */
@Entity
@Table(name = "roll_call_entry")
@IdClass(PeerEntry.Key.class)
public class PeerEntry {

    @Id
    @Column(name = "meeting_id")
    private long meetingId;

    @Id
    @Column(name = "member_id")
    private long memberId;

    private String category;
    private String mark;

    String category() {
        return category;
    }

    String mark() {
        return mark;
    }

    /** Meeting and member. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long meetingId;
        private long memberId;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.meetingId == meetingId && key.memberId == memberId;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(meetingId) * 31 + Long.hashCode(memberId);
        }
    }
}
