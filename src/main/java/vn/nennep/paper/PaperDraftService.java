package vn.nennep.paper;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/** The parts of papers that people write by hand: kept as drafts, and told apart from the figures when those change. */
@Stateless
public class PaperDraftService {

    /** Most characters of a part. */
    public static final int LONGEST = 20_000;

    @Inject
    private PaperDraftRepository repository;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /** The parts of a paper, in its order; somebody's text only for whoever may read what people wrote. */
    public List<PaperPart> list(PaperFacts generated) {
        Map<String, PaperDraft> drafts = mayRead(generated)
                ? repository.list(generated).stream().collect(Collectors.toMap(PaperDraft::part, Function.identity()))
                : Map.of();
        return PaperCatalogue.of(generated.kind()).parts().stream()
                .map(field -> part(field, drafts.get(field.name()), generated))
                .toList();
    }

    private static PaperPart part(PaperField field, PaperDraft draft, PaperFacts facts) {
        String proposed = facts.fields().get(field.name());
        return draft == null
                ? new PaperPart(field, proposed, proposed, null, List.of())
                : new PaperPart(field, proposed, draft.text(), draft, DraftFigures.changed(draft.figures(), facts));
    }

    /** The paper with what people wrote in the place of what the program writes. */
    public PaperFacts written(PaperFacts generated) {
        Map<String, String> texts = new HashMap<>();
        for (PaperPart part : list(generated)) {
            if (part.draft() != null) {
                texts.put(part.field().name(), DraftFigures.filled(part.text(), generated));
            }
        }
        return generated.with(texts);
    }

    /**
     * Saves a part; one that says just what the program writes is no draft any more.
     *
     * @param version of the part as it was read; refused when somebody saved since
     * @param typed empty to leave the part empty
     */
    public void save(PaperFacts generated, String part, int version, String typed) {
        requireWriting(generated);
        PaperField field = PaperCatalogue.of(generated.kind()).parts().stream()
                .filter(one -> one.name().equals(part))
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("paper.not-found"));
        String text = Optional.ofNullable(VietnameseText.tidyText(typed)).orElse("");
        if (text.length() > LONGEST) {
            throw RefusedException.invalid("paper.part-long", LONGEST);
        }
        boolean asProposed = text.equals(generated.fields().get(field.name()));
        boolean fresh = version == PaperPart.FRESH;
        if (fresh && asProposed) {
            return;
        }
        String figures = DraftFigures.of(text, generated);
        if (fresh) {
            repository.add(generated, part, text, figures, clock.instant(), access.login());
            return;
        }
        boolean done = asProposed
                ? repository.remove(generated, part, version)
                : repository.change(generated, part, version, text, figures, clock.instant(), access.login());
        if (!done) {
            throw RefusedException.conflict("paper.changed-meanwhile");
        }
    }

    /** Whether the person may write parts of the paper. */
    public boolean mayWrite(PaperFacts paper) {
        long unit = paper.unit().id();
        return paper.unit().isCell()
                ? access.may(Right.KEEP_MEETINGS, unit) || access.may(Right.LEAD_CELL, unit)
                : access.may(Right.DIRECT_CELLS, unit);
    }

    private void requireWriting(PaperFacts paper) {
        if (!mayWrite(paper)) {
            access.require(
                    paper.unit().isCell() ? Right.LEAD_CELL : Right.DIRECT_CELLS,
                    paper.unit().id());
        }
    }

    private boolean mayRead(PaperFacts paper) {
        return access.may(Right.READ_TEXTS, paper.unit().id()) || mayWrite(paper);
    }
}
