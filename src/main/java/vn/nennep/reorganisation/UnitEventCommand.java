package vn.nennep.reorganisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.UnitKind;

/**
 * What is to become of units. Codes are current or earlier ones. Which parts count depends on the kind; what is missing
 * or wrong is reported by the preview, so that nothing here is refused.
 *
 * @param ref chosen by the form; a second call with the same one changes nothing
 * @param kind never null
 * @param day first day on which it holds; null is reported as missing
 * @param documentNumber number of the decision, null when there is none
 * @param documentOn date of the decision, null when there is none
 * @param note null when there is none
 * @param units codes of the units concerned: those renamed, moved, or that end; none for a founding; an empty one is
 *     passed over and counts as a line
 * @param parent code of the new superior, for a move
 * @param name new name, for a renaming; null keeps it
 * @param unitKind new kind, for a renaming; null keeps it
 * @param code new code, for a recoding
 * @param founded units that begin on the day, the successors among them
 * @param successors codes of who carries on, founded by this event or there before; a unit that is among both carries
 *     on itself
 * @param heir code of the successor that carries the history; null when there are fewer than two
 * @param placement code of a unit below one that ends → code of its new superior
 * @param people code of a member of a cell that ends → code of the member's new cell; who is not named goes to the heir
 */
public record UnitEventCommand(
        UUID ref,
        UnitEventKind kind,
        LocalDate day,
        String documentNumber,
        LocalDate documentOn,
        String note,
        List<String> units,
        String parent,
        String name,
        UnitKind unitKind,
        String code,
        List<NewUnit> founded,
        List<String> successors,
        String heir,
        Map<String, String> placement,
        Map<String, String> people) {

    /** Units of one list of an event; a province has a few thousand. */
    public static final int MOST_UNITS = 5_000;

    private static final int MOST_PEOPLE = 20 * MOST_UNITS;

    /**
     * A unit that is to begin.
     *
     * @param parent code of its superior, which may be founded by the same event; null for a province
     */
    public record NewUnit(String code, String name, UnitKind kind, String parent) {

        public NewUnit {
            code = VietnameseText.tidy(code);
            name = VietnameseText.tidy(name);
            parent = VietnameseText.tidy(parent);
        }
    }

    public UnitEventCommand {
        documentNumber = VietnameseText.tidy(documentNumber);
        note = VietnameseText.tidy(note);
        if (units.size() > MOST_UNITS
                || founded.size() > MOST_UNITS
                || successors.size() > MOST_UNITS
                || placement.size() > MOST_UNITS
                || people.size() > MOST_PEOPLE) {
            throw RefusedException.invalid("reorganisation.event.too-many", MOST_UNITS);
        }
        units = List.copyOf(units);
        parent = VietnameseText.tidy(parent);
        name = VietnameseText.tidy(name);
        code = VietnameseText.tidy(code);
        founded = List.copyOf(founded);
        successors = List.copyOf(successors);
        heir = VietnameseText.tidy(heir);
        placement = Map.copyOf(placement);
        people = Map.copyOf(people);
    }
}
