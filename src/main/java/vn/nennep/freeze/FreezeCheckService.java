package vn.nennep.freeze;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.nennep.access.AccessService;
import vn.nennep.access.BrakeService;
import vn.nennep.access.Origin;
import vn.nennep.access.Right;
import vn.nennep.shared.JsonTexts;
import vn.nennep.shared.RefusedException;
import vn.nennep.tally.Figure;

/** Answers whoever holds a paper, signed in or not: whether it is right, and what was frozen. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FreezeCheckService {

    private static final String HASH = "[0-9a-f]{64}";

    @Inject
    private FreezeLookService service;

    @Inject
    private FreezeLooks looks;

    @Inject
    private BrakeService brake;

    @Inject
    private AccessService access;

    /** Whether too many unknown hashes came from this address lately: then nothing is looked up for it. */
    public boolean isShut() {
        return brake.isLookupShut(Origin.get());
    }

    /**
     * What a hash stands for, and whether it still holds.
     *
     * @param hash of a freeze or of a unit's paper, however its letters are written
     * @throws RefusedException not found, whatever else is wrong with it
     */
    public PaperAnswer answer(String hash) {
        String typed = hash == null ? "" : hash.strip().toLowerCase(Locale.ROOT);
        if (!typed.matches(HASH)) {
            // No guess: there is no such hash.
            throw RefusedException.notFound("freeze.unknown");
        }
        FrozenPaper paper = service.find(typed).orElseThrow(() -> {
            brake.failLookup(Origin.get());
            return RefusedException.notFound("freeze.unknown");
        });
        return answer(paper);
    }

    /** What a file turns out to be: a canonical text, a report for programs, or a paper that was issued. */
    public FileAnswer answer(FileCheck.Source file) {
        FileVerdict verdict = service.check(file);
        if (!verdict.right()) {
            brake.failLookup(Origin.get());
            boolean named = verdict.seal() == null
                    ? access.mayEverywhere(Right.SEE)
                    : access.may(Right.SEE, verdict.seal().unitId());
            return new FileAnswer(verdict.sort(), false, null, named ? verdict.first() : null);
        }
        PaperAnswer paper = answer(service.paper(verdict.freeze(), verdict.seal()));
        return new FileAnswer(verdict.sort(), true, paper, null);
    }

    private PaperAnswer answer(FrozenPaper paper) {
        boolean keeper = access.mayAnywhere(Right.LOCK_YEARS);
        Finding finding = looks.look(paper.freeze(), keeper);
        Finding newest = paper.freeze().equals(paper.newest()) ? finding : looks.look(paper.newest(), keeper);
        List<Difference> seen = finding.first().stream()
                .filter(difference -> access.may(Right.SEE, difference.unitId()))
                .toList();
        FreezeRow freeze = paper.freeze();
        return new PaperAnswer(
                paper.ofUnit(),
                freeze.year(),
                freeze.period(),
                freeze.version(),
                paper.newest().version(),
                freeze.frozenAt(),
                freeze.unreportedCount(),
                freeze.asideCount(),
                paper.ofUnit() ? paper.seals().get(0).view() : null,
                paper.seals().stream().map(FreezeCheckService::line).toList(),
                finding.isIntact(),
                finding.isAgreeing(),
                newest.isAgreeing(),
                finding.lookedAt(),
                finding.marksAway(),
                service.name(seen),
                keeper ? finding.faults() : List.of());
    }

    private static PaperAnswer.Line line(SealRow seal) {
        try (JsonReader reader = JsonTexts.reader(seal.figures())) {
            JsonObject frozen = reader.readObject();
            Map<Figure, Integer> figures = new EnumMap<>(Figure.class);
            for (Figure figure : Figure.counted()) {
                if (frozen.containsKey(figure.column())) {
                    figures.put(figure, frozen.getInt(figure.column()));
                }
            }
            return new PaperAnswer.Line(
                    frozen.getString("code"), frozen.getString("name"), frozen.getString("kind"), figures);
        }
    }
}
