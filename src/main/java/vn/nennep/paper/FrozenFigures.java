package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.nennep.freeze.FreezeService;
import vn.nennep.freeze.Seal;
import vn.nennep.tree.TreeView;

/** What proves the figures of a paper: the seal of its unit, once the year is frozen and as long as its figures stand. */
@ApplicationScoped
class FrozenFigures {

    /** Papers that are about a unit and period and have published figures. */
    private static final Set<PaperKind> WITH_FIGURES = EnumSet.of(PaperKind.CELL_REPORT, PaperKind.CONSOLIDATED_REPORT);

    @Inject
    private FreezeService freezes;

    /** @return empty for other papers, for a year that is not frozen, and for figures that have changed since */
    Optional<Seal> sealOf(PaperFacts facts) {
        return WITH_FIGURES.contains(facts.kind())
                ? freezes.sealOf(facts.unit().id(), facts.about(), TreeView.THEN)
                        .filter(Seal::current)
                : Optional.empty();
    }

    /** Lets whoever holds the file learn from the file alone that it is the one that was issued. */
    void register(Seal seal, String sha256, String name) {
        freezes.register(seal.hash(), sha256, name);
    }
}
