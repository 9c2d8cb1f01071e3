package vn.nennep.guidance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.Unscoped;
import vn.nennep.material.Material;
import vn.nennep.material.MaterialService;
import vn.nennep.material.StoredFile;
import vn.nennep.shared.Codes;
import vn.nennep.shared.RefusedException;

/** The library of documents that bind the cells: published by a committee to its whole branch, read by everybody. */
@Stateless
public class GuidanceService {

    @Inject
    private GuidanceRepository repository;

    @Inject
    private MaterialService materials;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** The document; empty when there is none with this identifier. */
    public Optional<GuidanceRow> find(UUID ref) {
        return repository.findRow(ref);
    }

    /**
     * The documents that bind a unit on a day: those of the units above it on that day, nearest first, then those that
     * bind everybody.
     */
    public List<GuidanceRow> listInForce(long unitId, LocalDate day) {
        return repository.listInForce(unitId, day);
    }

    /** The library, as a page shows it. */
    public GuidanceList list(GuidanceFilter filter) {
        return new GuidanceList(
                today(),
                repository.list(filter),
                repository.listIssuers(),
                repository.listBound(access.scopeOf(Right.KEEP_RULES), today()),
                mayForAll(),
                access.mayAnywhere(Right.KEEP_RULES));
    }

    /** The document, for whoever may change it. */
    public GuidanceRow getToChange(UUID ref) {
        requireRight(get(ref).getUnitId());
        return repository.findRow(ref).orElseThrow();
    }

    /** The units that the person may publish for: those of their grants. Refused to whoever may publish for none. */
    public List<IssuingUnit> listIssuingUnits() {
        access.requireAnywhere(Right.KEEP_RULES);
        return repository.listUnits(access.scopeOf(Right.KEEP_RULES), today());
    }

    /** Whether the person may publish what binds everybody. */
    public boolean mayForAll() {
        return access.mayEverywhere(Right.KEEP_RULES);
    }

    /**
     * Publishes a document.
     *
     * @param ref chosen by the form; a second call with the same one changes the first's document
     * @param unitCode whose branch it binds; null for everybody
     * @param file null for none
     */
    public void publish(UUID ref, String unitCode, GuidanceDetails details, StoredFile file) {
        Long unitId = unitCode == null
                ? null
                : Optional.of(unitCode)
                        .filter(Codes::isWellFormed)
                        .flatMap(repository::findUnit)
                        .orElseThrow(() -> RefusedException.notFound("access.not-found"));
        requireRight(unitId);
        Guidance guidance = repository.find(ref).orElse(null);
        if (guidance == null) {
            guidance = new Guidance(ref, unitId, details, access.login(), clock);
            repository.add(guidance);
        } else {
            requireRight(guidance.getUnitId());
            guidance.change(details);
        }
        attach(guidance, file);
    }

    /**
     * Corrects a document; whom it binds stays.
     *
     * @param version the version that the form was opened with; refused when somebody saved since
     * @param file in the place of the one before; null to keep that
     */
    public void change(UUID ref, int version, GuidanceDetails details, StoredFile file) {
        Guidance guidance = opened(ref, version);
        guidance.change(details);
        attach(guidance, file);
        repository.flush();
    }

    /** Says on which day a document's force ends. */
    public void end(UUID ref, int version, LocalDate lastDay) {
        if (lastDay == null) {
            throw RefusedException.invalid("guidance.last-day-missing");
        }
        opened(ref, version).end(lastDay);
        repository.flush();
    }

    private Guidance opened(UUID ref, int version) {
        Guidance guidance = get(ref);
        requireRight(guidance.getUnitId());
        if (guidance.getVersion() != version) {
            throw RefusedException.conflict("guidance.changed-meanwhile");
        }
        return guidance;
    }

    private void attach(Guidance guidance, StoredFile file) {
        if (file == null) {
            return;
        }
        Material before = guidance.getMaterialId() == null ? null : materials.getById(guidance.getMaterialId());
        if (before != null && before.getSha256().equals(file.sha256())) {
            return;
        }
        guidance.attach(materials.add(file, guidance.getUnitId()).getId());
        repository.flush();
        if (before != null) {
            materials.remove(before);
        }
    }

    /**
     * Publishes a document of the demonstration, once.
     *
     * @param unitCode of an existing unit
     */
    @Unscoped
    public void publishSample(String unitCode, GuidanceDetails details) {
        long unitId = repository.findUnit(unitCode).orElseThrow();
        if (!repository.exists(details.number(), details.issuedOn(), unitId)) {
            repository.add(new Guidance(UUID.randomUUID(), unitId, details, "-", clock));
        }
    }

    private Guidance get(UUID ref) {
        return repository.find(ref).orElseThrow(() -> RefusedException.notFound("guidance.not-found"));
    }

    /** What binds everybody is kept by whoever may keep rules everywhere. */
    private void requireRight(Long unitId) {
        if (unitId != null) {
            access.require(Right.KEEP_RULES, unitId);
        } else if (!mayForAll()) {
            throw RefusedException.forbidden("access.forbidden");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
