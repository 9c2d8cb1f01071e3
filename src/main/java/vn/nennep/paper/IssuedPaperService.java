package vn.nennep.paper;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/** Issues papers: gives them their numbers and keeps them as they were sent. Issuing again makes a new paper that names the old. */
@Stateless
public class IssuedPaperService {

    @Inject
    private PaperService papers;

    @Inject
    private PaperDraftService drafts;

    @Inject
    private PaperPrinter printer;

    @Inject
    private IssuedPaperRepository repository;

    @Inject
    private FrozenFigures frozen;

    @Inject
    private PaperSettings settings;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private AuditService audit;

    @Inject
    private Clock clock;

    /**
     * Issues a paper.
     *
     * @param ref chosen by who asks; a second call with the same one issues nothing new
     * @throws RefusedException when the person may not issue papers of the unit, or the unit may not issue this type
     */
    public IssuedPaper issue(UUID ref, PaperRequest request) {
        PaperFacts facts = papers.gather(request);
        UnitRow unit = facts.unit();
        requireIssuing(unit);
        Optional<IssuedPaper> same = repository.find(ref);
        if (same.isPresent()) {
            return same.get();
        }
        if (facts.day().isAfter(LocalDate.now(clock))) {
            throw RefusedException.invalid("paper.day-in-future", facts.day());
        }
        if (facts.kind().type() != null && facts.type() == null) {
            throw RefusedException.conflict(
                    "paper.type-not-of-cell", facts.rules().name());
        }
        return facts.kind() == PaperKind.PLAN ? issuePlan(ref, facts) : issueNumbered(ref, facts);
    }

    /** A plan has the number under which the cell issued it. */
    private IssuedPaper issuePlan(UUID ref, PaperFacts facts) {
        String number = facts.fields().get("number").replaceFirst("^Số ", "");
        if (number.startsWith(" ")) {
            throw RefusedException.conflict("paper.plan-not-issued");
        }
        return keep(ref, facts, null, null, null, number);
    }

    private IssuedPaper issueNumbered(UUID ref, PaperFacts facts) {
        if (facts.type() == null) {
            return keep(ref, facts, null, null, null, null);
        }
        LocalDate term = termOf(facts.unit(), facts.day()).from();
        int number = repository.takeNumber(facts.unit().id(), facts.type(), term);
        String text = "%02d-%s".formatted(number, PaperHeads.suffix(facts.type(), facts.unit()));
        return keep(ref, facts, facts.type(), term, number, text);
    }

    private IssuedPaper keep(
            UUID ref, PaperFacts facts, String type, LocalDate term, Integer number, String numberText) {
        Optional<IssuedPaper> before = repository.findLatest(facts.unit().id(), facts.kind(), facts.about());
        Map<String, String> given = new HashMap<>();
        before.ifPresent(one -> given.put("replaces", one.named()));
        if (numberText != null) {
            given.put("number", "Số " + numberText);
        }
        PaperFacts numbered = facts.with(given);
        byte[] docx = printer.fill(papers.templateOf(numbered), numbered);
        byte[] pdf = printer.pdf(docx, numbered.title());
        long id = repository.add(
                ref,
                numbered,
                type,
                term,
                number,
                numberText,
                before.map(IssuedPaper::id).orElse(null),
                figures(numbered),
                clock.instant(),
                access.login());
        repository.addFile(id, PaperFormat.DOCX, Sha256.of(docx), docx);
        repository.addFile(id, PaperFormat.PDF, Sha256.of(pdf), pdf);
        frozen.sealOf(numbered.kind(), numbered.unit().id(), numbered.about()).ifPresent(seal -> {
            frozen.register(seal, Sha256.of(docx), numbered.fileName(PaperFormat.DOCX));
            frozen.register(seal, Sha256.of(pdf), numbered.fileName(PaperFormat.PDF));
        });
        return repository.find(ref).orElseThrow();
    }

    /** The figures that a paper cites, as a JSON object by field. */
    static String figures(PaperFacts facts) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        PaperCatalogue.of(facts.kind())
                .citing()
                .forEach(field -> json.add(field.name(), facts.fields().get(field.name())));
        return json.build().toString();
    }

    /** A paper with all that its page shows. */
    public PaperView view(PaperRequest request) {
        PaperFacts facts = papers.generate(request);
        List<PaperPart> parts = drafts.list(facts);
        return new PaperView(
                facts, parts, !parts.isEmpty() && drafts.mayWrite(facts), mayIssue(facts.unit()), LocalDate.now(clock));
    }

    /** The papers of a unit that were issued, the latest first. */
    public List<IssuedPaper> list(UnitRow unit) {
        access.require(Right.SEE, unit.id());
        return repository.list(unit.id());
    }

    /** A paper that was issued, for who may see its unit; what people said in it only for who may read it. */
    public IssuedPaper get(UUID ref) {
        IssuedPaper paper = repository
                .find(ref)
                .filter(found -> access.may(Right.SEE, found.unitId()))
                .orElseThrow(() -> RefusedException.notFound("paper.not-found"));
        if (paper.paperKind().holdsTexts() && !mayRead(paper.unitId())) {
            throw RefusedException.forbidden("paper.texts-not-readable");
        }
        return paper;
    }

    private boolean mayRead(long unitId) {
        return access.may(Right.READ_TEXTS, unitId) || access.may(Right.KEEP_MEETINGS, unitId);
    }

    /** The bytes that were sent: that they left the program again is written to the log. */
    public PaperFile download(UUID ref, PaperFormat format) {
        IssuedPaper paper = get(ref);
        UnitRow unit = units.getById(paper.unitId(), paper.issuedOn());
        audit.note(
                AuditAction.EXPORT,
                "issued_paper",
                unit.code() + " " + paper.about(),
                unit.id(),
                Map.of("format", format.text()));
        return new PaperFile(paper.fileName(format, unit.code()), format, repository.getFile(paper.id(), format));
    }

    /** The term that a day of a unit lies in: as somebody entered it, else by the settings. */
    public Term termOf(UnitRow unit, LocalDate day) {
        return repository
                .findTerm(unit.id(), day)
                .orElseGet(() -> Term.of(settings.termFrom(), settings.termMonths(), day));
    }

    /**
     * Enters a term of a unit; papers that were issued keep their numbers.
     *
     * @param to last day, inclusive
     */
    public void enterTerm(UnitRow unit, LocalDate from, LocalDate to) {
        requireIssuing(unit);
        if (from == null || to == null || !to.isAfter(from)) {
            throw RefusedException.invalid("paper.term-order");
        }
        repository.addTerm(unit.id(), new Term(from, to));
    }

    /** Whether the person may issue papers of the unit: who leads the cell, who answers for the committee. */
    public boolean mayIssue(UnitRow unit) {
        return access.may(unit.isCell() ? Right.LEAD_CELL : Right.DIRECT_CELLS, unit.id());
    }

    private void requireIssuing(UnitRow unit) {
        access.require(unit.isCell() ? Right.LEAD_CELL : Right.DIRECT_CELLS, unit.id());
    }
}
