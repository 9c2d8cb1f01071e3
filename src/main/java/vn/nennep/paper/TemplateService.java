package vn.nennep.paper;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.guidance.GuidanceService;
import vn.nennep.guidance.IssuingUnit;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * Templates of papers: those that come with the program, and those that a committee publishes for its branch from a day on.
 * Nobody needs a programmer for it; a file with faults replaces nothing.
 */
@Stateless
public class TemplateService {

    /** Most bytes of a template. */
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final int LONGEST_NAME = 200;

    @Inject
    private TemplateRepository repository;

    @Inject
    private PaperPrinter printer;

    @Inject
    private PaperService papers;

    @Inject
    private GuidanceService guidance;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** The templates that were published, by kind, for whoever publishes some. */
    public List<PaperTemplate> list() {
        access.requireAnywhere(Right.KEEP_RULES);
        return repository.list();
    }

    /** The units that the person may publish for. */
    public List<IssuingUnit> listUnits() {
        return guidance.listIssuingUnits();
    }

    /** Whether the person may publish for everybody. */
    public boolean mayForAll() {
        return access.mayEverywhere(Right.KEEP_RULES);
    }

    /** The template that comes with the program, by the rules of today: a pattern for an own one. */
    public PaperFile builtIn(PaperKind kind) {
        access.requireAnywhere(Right.KEEP_RULES);
        LayoutRules rules = LayoutRules.on(LocalDate.now(clock));
        return new PaperFile(
                PaperFile.name(PaperFormat.DOCX, "mau", kind.text()), PaperFormat.DOCX, printer.template(kind, rules));
    }

    /** A template that was published, as it was sent in. */
    public PaperFile get(UUID ref) {
        access.requireAnywhere(Right.KEEP_RULES);
        PaperTemplate template = find(ref);
        return new PaperFile(
                PaperFile.name(
                        PaperFormat.DOCX,
                        "mau",
                        template.paperKind().text(),
                        template.validFrom().toString()),
                PaperFormat.DOCX,
                repository.getContent(ref));
    }

    /**
     * Looks at a template without publishing it.
     *
     * @throws TemplateRefused naming every fault
     */
    public void check(PaperKind kind, byte[] content) {
        access.requireAnywhere(Right.KEEP_RULES);
        if (content.length > MOST_BYTES) {
            throw new TemplateRefused(List.of(TemplateFault.of("", "paper.template.large")));
        }
        List<TemplateFault> faults = printer.check(content, kind);
        if (!faults.isEmpty()) {
            throw new TemplateRefused(faults);
        }
    }

    /**
     * A paper as the template would make it.
     *
     * @throws TemplateRefused naming every fault
     */
    public PaperFile preview(byte[] content, PaperRequest request) {
        check(request.kind(), content);
        PaperFacts facts = papers.gather(request);
        return new PaperFile(
                facts.fileName(PaperFormat.PDF),
                PaperFormat.PDF,
                printer.pdf(printer.fill(content, facts), facts.title()));
    }

    /**
     * Publishes a template.
     *
     * @param unitCode whose branch it binds; null for everybody
     * @param validFrom papers of this day and later follow it
     * @return its identifier
     * @throws TemplateRefused naming every fault; nothing is replaced then
     */
    public UUID publish(String unitCode, PaperKind kind, LocalDate validFrom, String fileName, byte[] content) {
        Long unitId = unitCode == null ? null : units.get(unitCode).id();
        requireRight(unitId);
        if (validFrom == null) {
            throw RefusedException.invalid("paper.template.valid-from-missing");
        }
        check(kind, content);
        String name = VietnameseText.tidyOrEmpty(fileName);
        UUID ref = UUID.randomUUID();
        repository.add(
                ref,
                unitId,
                kind,
                validFrom,
                name.isEmpty() ? kind.text() + ".docx" : name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                Sha256.of(content),
                content,
                clock.instant(),
                access.login());
        return ref;
    }

    /** Takes a template out of use: papers are made by the one before again. */
    public void withdraw(UUID ref) {
        PaperTemplate template = find(ref);
        requireRight(template.unitId());
        if (template.isInUse()) {
            repository.withdraw(ref, clock.instant(), access.login());
        }
    }

    private PaperTemplate find(UUID ref) {
        return repository.find(ref).orElseThrow(() -> RefusedException.notFound("paper.not-found"));
    }

    private void requireRight(Long unitId) {
        if (unitId != null) {
            access.require(Right.KEEP_RULES, unitId);
        } else if (!mayForAll()) {
            throw RefusedException.forbidden("access.forbidden");
        }
    }
}
