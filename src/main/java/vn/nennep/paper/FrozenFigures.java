package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.nennep.freeze.FreezeService;
import vn.nennep.freeze.Seal;
import vn.nennep.shared.Clocks;
import vn.nennep.tree.TreeView;

/** What proves the figures of a paper: the seal of its unit, once the year is frozen and as long as its figures stand. */
@ApplicationScoped
class FrozenFigures {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy");

    /** Papers that are about a unit and period and have published figures. */
    private static final Set<PaperKind> WITH_FIGURES = EnumSet.of(PaperKind.CELL_REPORT, PaperKind.CONSOLIDATED_REPORT);

    @Inject
    private FreezeService freezes;

    /**
     * The seal of a unit.
     *
     * @param about the period of the paper, as it stands in names of files
     * @return empty for papers without figures, for a year that is not frozen, and for figures that have changed since
     */
    Optional<Seal> sealOf(PaperKind kind, long unitId, String about) {
        return WITH_FIGURES.contains(kind)
                ? freezes.sealOf(unitId, about, TreeView.THEN).filter(Seal::current)
                : Optional.empty();
    }

    /** What a paper says of the freeze of its figures: when, which version, what it lacked, the hash, and where it is checked. */
    static String sentence(Seal seal) {
        StringBuilder text = new StringBuilder("Số liệu đã chốt lúc ")
                .append(MOMENT.format(seal.frozenAt().atZone(Clocks.ZONE)));
        if (seal.version() > 1) {
            text.append(" (bản ").append(seal.version());
            if (seal.differing() > 0) {
                text.append(", khác bản %d ở %s chỉ tiêu"
                        .formatted(seal.version() - 1, PaperWords.count(seal.differing())));
            }
            text.append(')');
        }
        if (seal.unreported() > 0) {
            text.append(", khi còn ")
                    .append(PaperWords.count(seal.unreported()))
                    .append(" chi bộ trong toàn tỉnh chưa nộp báo cáo");
        }
        text.append(".\nMã kiểm tra: ").append(seal.hashText());
        if (seal.address() != null) {
            // Its own line, without the hash that stands before it.
            text.append(".\nKiểm tra tại: ")
                    .append(seal.address(), 0, seal.address().indexOf('?'));
        }
        return text.append('.').toString();
    }

    /** The QR code of where the paper is checked; of the hash alone while nobody set the address of the installation. */
    static String code(Seal seal) {
        return PaperFacts.CODE + (seal.address() == null ? seal.hash() : seal.address());
    }

    /** Lets whoever holds the file learn from the file alone that it is the one that was issued. */
    void register(Seal seal, String sha256, String name) {
        freezes.register(seal.hash(), sha256, name);
    }
}
