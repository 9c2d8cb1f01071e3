package vn.nennep.bench.peer;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A meeting as an entity, with its roll call, forms and score. */
@Entity
@Table(name = "meeting")
public class PeerRecord {

    @Id
    private long id;

    @Column(name = "cell_id")
    private long cellId;

    private int year;
    private int month;
    private String kind;
    private boolean counted;

    @Column(name = "topic_group")
    private String topicGroup;

    @OneToMany
    @JoinColumn(name = "meeting_id")
    private List<PeerEntry> entries = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "meeting_form", joinColumns = @JoinColumn(name = "meeting_id"))
    @Column(name = "form")
    private List<String> forms = new ArrayList<>();

    @OneToOne
    @PrimaryKeyJoinColumn(name = "id", referencedColumnName = "meeting_id")
    private PeerScore score;

    List<PeerEntry> entries() {
        return entries;
    }

    PeerMeeting told() {
        boolean thematic = kind.equals("THEMATIC");
        return new PeerMeeting(
                id,
                cellId,
                month,
                thematic ? topicGroup : null,
                score == null || score.grade() == null ? "NONE" : score.grade(),
                thematic ? forms : List.of());
    }
}
