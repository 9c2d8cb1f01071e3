package vn.nennep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of allowed moves: every pair of states, and the same pairs in the database. */
class PlanMovesTest {

    private static final Path RULES = Path.of("src/main/resources/db/rule/plan");

    /** y where the row may become the column. */
    @ParameterizedTest
    @CsvSource({
        // state,      DRAFT, ADOPTED, ISSUED, REPORTED, RETURNED, ACKNOWLEDGED, REPLACED
        "DRAFT,        nynnnnn",
        "ADOPTED,      ynynnnn",
        "ISSUED,       nnnynny",
        "REPORTED,     nnnnyyy",
        "RETURNED,     nnnynny",
        "ACKNOWLEDGED, nnnnnny",
        "REPLACED,     nnnnnnn"
    })
    void moveAPlanOnlyAsAllowed(AnnualPlanStatus from, String row) {
        assertEquals(row, row(AnnualPlanStatus.values(), from, AnnualPlanStatus::canBecome));
    }

    @ParameterizedTest
    @CsvSource({
        // state,    DRAFT, SENT, RETURNED, CONFIRMED, IN_PROGRESS, SELF_RATED, RATED
        "DRAFT,       nynnnnn",
        "SENT,        ynyynnn",
        "RETURNED,    nynnnnn",
        "CONFIRMED,   nnnnynn",
        "IN_PROGRESS, nnnnnyn",
        "SELF_RATED,  nnnnyny",
        "RATED,       nnnnnyn"
    })
    void moveAKeyTaskOnlyAsAllowed(KeyTaskStatus from, String row) {
        assertEquals(row, row(KeyTaskStatus.values(), from, KeyTaskStatus::canBecome));
    }

    @ParameterizedTest
    @CsvSource({
        // state,  PROPOSED, CHOSEN, DECLINED, WITHDRAWN
        "PROPOSED,  nyyy",
        "CHOSEN,    ynnn",
        "DECLINED,  nnnn",
        "WITHDRAWN, nnnn"
    })
    void moveAProposalOnlyAsAllowed(TopicProposalStatus from, String row) {
        assertEquals(row, row(TopicProposalStatus.values(), from, TopicProposalStatus::canBecome));
    }

    @Test
    void areTheSameForPlansInTheDatabase() throws IOException {
        assertEquals(pairs(AnnualPlanStatus.values(), AnnualPlanStatus::canBecome), inDatabase("annual_plan_moved"));
    }

    @Test
    void areTheSameForKeyTasksInTheDatabase() throws IOException {
        assertEquals(pairs(KeyTaskStatus.values(), KeyTaskStatus::canBecome), inDatabase("key_task_moved"));
    }

    private static <T extends Enum<T>> String row(T[] all, T from, BiPredicate<T, T> may) {
        StringBuilder row = new StringBuilder();
        for (T to : all) {
            row.append(may.test(from, to) ? 'y' : 'n');
        }
        return row.toString();
    }

    private static <T extends Enum<T>> Set<String> pairs(T[] all, BiPredicate<T, T> may) {
        Set<String> pairs = new TreeSet<>();
        for (T from : all) {
            for (T to : all) {
                if (may.test(from, to)) {
                    pairs.add(from + ">" + to);
                }
            }
        }
        return pairs;
    }

    private static Set<String> inDatabase(String function) throws IOException {
        String text = Files.readString(RULES.resolve("R__" + function + ".sql"));
        Set<String> found = new TreeSet<>();
        Matcher pair = Pattern.compile("'([A-Z_]+>[A-Z_]+)'").matcher(text);
        while (pair.find()) {
            found.add(pair.group(1));
        }
        assertFalse(found.isEmpty());
        return found;
    }
}
