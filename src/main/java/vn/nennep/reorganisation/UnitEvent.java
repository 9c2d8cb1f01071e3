package vn.nennep.reorganisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.shared.RefusedException;

/** A change of units on a day, on somebody's decision. It is never deleted; when it is undone, it says so. */
@Entity
@Table(name = "unit_event")
public class UnitEvent {

    @Id
    @GeneratedValue(generator = "unit_event_seq")
    @SequenceGenerator(name = "unit_event_seq", sequenceName = "unit_event_seq")
    private Long id;

    private UUID ref;

    @Enumerated(EnumType.STRING)
    private UnitEventKind kind;

    @Column(name = "effective_on")
    private LocalDate effectiveOn;

    @Column(name = "document_number")
    private String documentNumber;

    @Column(name = "document_on")
    private LocalDate documentOn;

    private String note;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "undone_at")
    private Instant undoneAt;

    @Column(name = "undone_by")
    private String undoneBy;

    @Version
    private int version;

    protected UnitEvent() {}

    /** @param by login of who enters it */
    UnitEvent(UnitEventCommand command, String by, Clock clock) {
        this.ref = command.ref();
        this.kind = command.kind();
        this.effectiveOn = command.day();
        this.documentNumber = command.documentNumber();
        this.documentOn = command.documentOn();
        this.note = command.note();
        this.enteredAt = clock.instant();
        this.enteredBy = by;
    }

    /** Notes that the event was taken back; refuses a second time. */
    void undo(String by, Clock clock) {
        if (isUndone()) {
            throw RefusedException.conflict("reorganisation.event.undone-already", undoneBy);
        }
        undoneAt = clock.instant();
        undoneBy = by;
    }

    public boolean isUndone() {
        return undoneAt != null;
    }

    Long getId() {
        return id;
    }

    public UUID getRef() {
        return ref;
    }

    public UnitEventKind getKind() {
        return kind;
    }

    /** The first day on which it holds. */
    public LocalDate getEffectiveOn() {
        return effectiveOn;
    }

    /** Login. */
    String getEnteredBy() {
        return enteredBy;
    }
}
