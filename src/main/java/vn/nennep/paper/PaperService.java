package vn.nennep.paper;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import vn.nennep.audit.AuditAction;
import vn.nennep.audit.AuditService;
import vn.nennep.shared.RefusedException;

/** Makes papers from the facts of the rooms. */
@Stateless
public class PaperService {

    @Inject
    @Any
    private Instance<PaperSource> sources;

    @Inject
    private PaperPrinter printer;

    @Inject
    private TemplateRepository templates;

    @Inject
    private PaperDraftService drafts;

    @Inject
    private AuditService audit;

    private final Map<PaperKind, PaperSource> byKind = new EnumMap<>(PaperKind.class);

    @PostConstruct
    void know() {
        sources.forEach(source -> byKind.put(source.kind(), source));
    }

    /**
     * What a paper says, with what people wrote into it.
     *
     * @throws RefusedException when there is no such paper for the person
     */
    public PaperFacts gather(PaperRequest request) {
        return drafts.written(generate(request));
    }

    /** What the program alone writes into a paper. */
    public PaperFacts generate(PaperRequest request) {
        return byKind.get(request.kind()).gather(request);
    }

    /** The paper as a file that leaves the program: that it left is written to the log. */
    public PaperFile make(PaperRequest request, PaperFormat format) {
        PaperFacts facts = gather(request);
        audit.note(
                AuditAction.EXPORT,
                "paper",
                facts.kind().text() + " " + facts.unit().code() + " " + facts.about(),
                facts.unit().id(),
                Map.of("format", format.text()));
        byte[] document = printer.fill(templateOf(facts), facts);
        return new PaperFile(
                facts.fileName(format),
                format,
                format == PaperFormat.DOCX ? document : printer.pdf(document, facts.title()));
    }

    /** The template by which a paper is made: that of its day of the nearest committee, else the one of the program. */
    public byte[] templateOf(PaperFacts facts) {
        return templates
                .findInForce(facts.unit().id(), facts.kind(), facts.day())
                .orElseGet(() -> printer.template(facts.kind(), facts.rules()));
    }
}
