package vn.nennep.tally;

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
import java.util.UUID;

/** One run of the consolidation over one or more years. */
@Entity
@Table(name = "consolidation_run")
public class ConsolidationRun {

    @Id
    @GeneratedValue(generator = "consolidation_run_seq")
    @SequenceGenerator(name = "consolidation_run_seq", sequenceName = "consolidation_run_seq")
    private Long id;

    private UUID ref;

    @Enumerated(EnumType.STRING)
    private RunOrigin origin;

    @Column(name = "started_by")
    private String startedBy;

    private String node;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Enumerated(EnumType.STRING)
    private RunStatus status;

    private String failure;

    @Column(name = "due_at")
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "full_because")
    private WayReason fullBecause;

    private boolean interrupted;

    @Version
    private int version;

    protected ConsolidationRun() {}

    ConsolidationRun(
            RunOrigin origin, String startedBy, String node, Instant dueAt, WayReason fullBecause, Clock clock) {
        this.ref = UUID.randomUUID();
        this.origin = origin;
        this.startedBy = startedBy;
        this.node = node;
        this.dueAt = dueAt;
        this.fullBecause = fullBecause;
        this.startedAt = clock.instant();
        this.status = RunStatus.STARTED;
    }

    void complete(Clock clock) {
        finish(RunStatus.COMPLETED, null, clock);
    }

    void fail(String why, Clock clock) {
        finish(RunStatus.FAILED, why, clock);
    }

    /** Ends it as broken off by its server or its database: it found nothing, and may be made again. */
    void interrupt(String why, Clock clock) {
        interrupted |= status == RunStatus.STARTED;
        fail(why, clock);
    }

    private void finish(RunStatus end, String why, Clock clock) {
        // The first end counts: a listener and a recovery may both call this.
        if (status == RunStatus.STARTED) {
            status = end;
            failure = why;
            finishedAt = clock.instant();
        }
    }

    public Long getId() {
        return id;
    }

    /** Why its years are counted in full whatever changed; null when the changes decide. */
    WayReason fullBecause() {
        return fullBecause;
    }

    /** The identifier for people and programs; not guessable. */
    public UUID getRef() {
        return ref;
    }
}
