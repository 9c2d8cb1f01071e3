package vn.nennep.report;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import vn.nennep.shared.RefusedException;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;

/**
 * The columns that a person chose for the report.
 *
 * @param names of figures and of dimensions, whose values are a column each; in the order of the catalogue, each once
 */
public record ColumnChoice(List<String> names) implements Serializable {

    /** The table that a committee sends on: domain, section 4.2. */
    public static final ColumnChoice DEFAULT = new ColumnChoice(Stream.of(
                    Figure.CELLS,
                    Figure.CELLS_WITH_THEMATIC,
                    Figure.CELLS_REPORTED,
                    Figure.CELLS_KEEPING,
                    Figure.KEEPING_RATE,
                    Figure.CELLS_MISSING,
                    Figure.PLANNED_LINES,
                    Figure.THEMATIC_SESSIONS,
                    Figure.THEMATIC_DUE,
                    Figure.THEMATIC_PRESENT,
                    Figure.THEMATIC_RATE,
                    Figure.PEOPLE,
                    Figure.EXCUSED,
                    Figure.ABSENT,
                    Dimension.TOPIC_GROUP,
                    Dimension.FORM,
                    Figure.CONTRIBUTIONS,
                    Dimension.GRADE,
                    Figure.KEY_TASKS,
                    Figure.KEY_TASKS_DONE)
            .map(Enum::name)
            .toList());

    /** @throws RefusedException when nothing is chosen, or something that is no column */
    public ColumnChoice {
        if (names.isEmpty()) {
            throw RefusedException.invalid("report.columns-none");
        }
        List<String> known = known();
        if (!known.containsAll(names)) {
            throw RefusedException.notFound("access.not-found");
        }
        LinkedHashSet<String> chosen = new LinkedHashSet<>(known);
        chosen.retainAll(names);
        names = List.copyOf(chosen);
    }

    /** What can be chosen, in the order of the catalogue. */
    public static List<String> known() {
        return Stream.concat(Arrays.stream(Figure.values()), Arrays.stream(Dimension.values()))
                .map(Enum::name)
                .toList();
    }

    /** Of what a release of before knew, what this one knows; everything that is chosen by default when that is nothing. */
    static ColumnChoice kept(List<String> names) {
        List<String> known = names.stream().filter(known()::contains).toList();
        return known.isEmpty() ? DEFAULT : new ColumnChoice(known);
    }
}
