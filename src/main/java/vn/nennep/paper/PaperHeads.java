package vn.nennep.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.nennep.people.MemberRow;
import vn.nennep.people.MemberService;
import vn.nennep.tree.TreeRepository;
import vn.nennep.tree.UnitKind;
import vn.nennep.tree.UnitRow;

/** Begins every paper with what all have: who issues it, its number, place and day, and who signs. */
@ApplicationScoped
class PaperHeads {

    private static final String SECRETARY = "SECRETARY";
    private static final String DEPUTY = "DEPUTY";
    private static final String UNKNOWN_PLACE = "…………";

    @Inject
    private FrozenFigures frozen;

    @Inject
    private TreeRepository tree;

    @Inject
    private MemberService members;

    @Inject
    private PaperSettings settings;

    /**
     * Begins a paper.
     *
     * @param about as in {@link PaperFacts}
     * @param type abbreviation of the type of document; null for none
     * @param typeName as in the title, capitals
     */
    PaperFacts.Builder begin(PaperKind kind, UnitRow unit, String about, LocalDate day, String type, String typeName) {
        List<UnitRow> path = tree.listPath(unit.id(), day);
        UnitRow then = path.isEmpty() ? unit : path.get(path.size() - 1);
        Optional<UnitRow> superior = path.size() < 2 ? Optional.empty() : Optional.of(path.get(path.size() - 2));
        String numbered = type != null && LayoutRules.on(day).mayIssue(unit.kind(), type) ? type : null;
        PaperFacts.Builder paper = new PaperFacts.Builder(kind, then, about, day, numbered)
                .set("typeName", typeName)
                .set("unit", then.name())
                .set("unitShort", shortName(then))
                .set("organisation", PaperWords.capitals(then.name()))
                .set("superiorUnit", superior.map(UnitRow::name).orElse(""))
                .set(
                        "superior",
                        superior.map(one -> PaperWords.capitals(one.name())).orElse(""))
                .set("place", place(path))
                .set("date", PaperWords.date(day))
                .set("signedFor", signedFor(then))
                .set("signerTitle", "BÍ THƯ")
                .set("year", day.getYear())
                .set("number", numbered == null ? "" : "Số      -" + suffix(numbered, then));
        frozen.sealOf(kind, unit.id(), about).ifPresent(seal -> paper.set("frozen", FrozenFigures.sentence(seal))
                .set("frozenCode", FrozenFigures.code(seal)));
        if (unit.isCell()) {
            sign(paper, unit, day);
        }
        return paper;
    }

    /** {@code KH/CB}: what follows the number and the hyphen. */
    static String suffix(String type, UnitRow unit) {
        return type + "/" + abbreviation(unit);
    }

    private void sign(PaperFacts.Builder paper, UnitRow cell, LocalDate day) {
        List<MemberRow> people = members.list(cell, day);
        paper.know(people);
        holder(people, SECRETARY)
                .map(found -> paper.set("signer", found.fullName()))
                .or(() -> holder(people, DEPUTY)
                        .map(found -> paper.set("signerTitle", "PHÓ BÍ THƯ").set("signer", found.fullName())));
    }

    private static Optional<MemberRow> holder(List<MemberRow> people, String position) {
        return people.stream().filter(one -> one.positions().contains(position)).findFirst();
    }

    /** The place of the settings, else the province in the name of its committee. */
    private String place(List<UnitRow> path) {
        return settings.place().orElseGet(() -> path.stream()
                .findFirst()
                .filter(top -> top.kind() == UnitKind.PROVINCE)
                .map(top -> top.name().replaceFirst("^(Tỉnh ủy|Thành ủy) ", ""))
                .orElse(UNKNOWN_PLACE));
    }

    private String signedFor(UnitRow unit) {
        return "T/M "
                + switch (unit.kind()) {
                    case CELL -> settings.signedFor();
                    case PROVINCE, SUPERIOR -> "BAN THƯỜNG VỤ";
                    case GRASSROOTS, SECTION -> PaperWords.capitals(shortName(unit));
                };
    }

    /** {@code Chi bộ}, {@code Đảng ủy}, {@code Tỉnh ủy}: the first two words of its name; a đảng bộ is led by its đảng ủy. */
    static String shortName(UnitRow unit) {
        String[] words = unit.name().split(" ");
        String two = words.length < 2 ? unit.name() : words[0] + " " + words[1];
        return two.equals("Đảng bộ") ? "Đảng ủy" : two;
    }

    private static String abbreviation(UnitRow unit) {
        return switch (unit.kind()) {
            case CELL -> "CB";
            case PROVINCE -> "TU";
            default -> shortName(unit).toLowerCase(Locale.ROOT).startsWith("huyện") ? "HU" : "ĐU";
        };
    }
}
