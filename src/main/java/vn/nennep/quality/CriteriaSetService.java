package vn.nennep.quality;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.access.Unscoped;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** Criteria sets: checked, published, read. A published set is never changed. */
@Stateless
public class CriteriaSetService {

    private static final List<String> EXAMPLES = List.of("example-an-phu.yaml", "example-before-2025.yaml");

    /** Who published what comes with the program. */
    private static final String PROGRAM = "-";

    @Inject
    private CriteriaSetRepository repository;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * What a file would publish.
     *
     * @param unit null for everybody
     * @param known whether the same text is published already
     * @param guidanceKnown whether the library has the document that it names
     */
    public record Preview(Criteria criteria, UnitRow unit, boolean known, boolean guidanceKnown) {}

    /** All published sets; they are no secret. */
    public List<CriteriaSetRow> list() {
        return repository.listRows();
    }

    /** A published set. */
    public CriteriaSet get(String code) {
        return repository.find(code).orElseThrow(() -> RefusedException.notFound("quality.set.not-found", code));
    }

    /**
     * Checks a file without publishing it.
     *
     * @param file YAML in UTF-8
     * @throws CriteriaRefused with every fault
     */
    public Preview check(byte[] file) {
        access.requireAnywhere(Right.KEEP_RULES);
        return preview(file);
    }

    private Preview preview(byte[] file) {
        Criteria criteria = CriteriaReader.read(file);
        UnitRow unit = criteria.unitCode() == null ? null : unitOf(criteria.unitCode());
        if (unit == null) {
            access.requireAtTop(Right.KEEP_RULES);
        } else {
            access.require(Right.KEEP_RULES, unit.id());
        }
        Optional<CriteriaSet> same = repository.find(criteria.code());
        if (same.isPresent() && !same.get().getSource().equals(text(file))) {
            throw RefusedException.conflict("quality.set.code-taken", criteria.code());
        }
        return new Preview(
                criteria, unit, same.isPresent(), guidance(criteria, unit).isPresent());
    }

    private UnitRow unitOf(String code) {
        try {
            return units.get(code);
        } catch (RefusedException unknown) {
            throw new CriteriaRefused(List.of(new CriteriaFault(0, "unit", "quality.set.unknown-unit", List.of(code))));
        }
    }

    private Optional<Long> guidance(Criteria criteria, UnitRow unit) {
        return Optional.ofNullable(criteria.guidance())
                .flatMap(number -> repository.findGuidance(number, unit == null ? null : unit.id()));
    }

    /**
     * Publishes a file. The same text a second time changes nothing.
     *
     * @return whether it is new
     * @throws CriteriaRefused with every fault; nothing is published then
     */
    public boolean publish(byte[] file) {
        access.requireAnywhere(Right.KEEP_RULES);
        Preview preview = preview(file);
        if (preview.known()) {
            return false;
        }
        UnitRow unit = preview.unit();
        add(preview.criteria(), unit == null ? null : unit.id(), text(file), access.login());
        return true;
    }

    private void add(Criteria criteria, Long unitId, String source, String by) {
        CriteriaSet set = new CriteriaSet(criteria, unitId, source, by, clock);
        rest(set, criteria);
        repository.add(set);
    }

    private void rest(CriteriaSet set, Criteria criteria) {
        if (criteria.guidance() != null) {
            repository.findGuidance(criteria.guidance(), set.getUnitId()).ifPresent(set::rest);
        }
    }

    /** Publishes the examples that come with the program, once; the library may get their documents later. */
    @Unscoped
    public void publishExamples() {
        for (String name : EXAMPLES) {
            byte[] file = example(name);
            Criteria criteria = CriteriaReader.read(file);
            Optional<CriteriaSet> known = repository.find(criteria.code());
            if (known.isEmpty()) {
                add(criteria, null, text(file), PROGRAM);
            } else if (known.get().getGuidanceId() == null) {
                rest(known.get(), criteria);
            }
        }
    }

    private static byte[] example(String name) {
        try (InputStream in = CriteriaSetService.class.getResourceAsStream("/quality/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
