package vn.nennep.exchange;

import java.util.List;
import java.util.Optional;
import vn.nennep.shared.DoubtfulText;

/**
 * Codes that are easily taken for each other: they differ only by case, by the letter O and a zero, I or l and a one, or
 * by zeros before a number.
 * A new one beside an older one is a doubt, not a fault.
 */
final class AlikeCodes {

    /** Spreadsheets take the zeros away that a number begins with. */
    private static final String WITHOUT_ZEROS = "regexp_replace(%s, '^0+(?=[0-9]+$)', '')";

    private AlikeCodes() {}

    static void doubt(Staging staged, FileRules rules, FileRules.Context context, List<Fault> doubts) {
        Optional<FileRules.NewCodes> codes = rules.newCodes();
        if (codes.isEmpty()) {
            return;
        }
        String column = codes.get().column();
        String there = codes.get().tableColumn();
        staged.faults(
                doubts,
                column,
                DoubtfulText.ALIKE,
                """
                with fresh as (
                  select %1$s as code, min(line) as line, %4$s as seen from staged s
                  where not exists (select 1 from %2$s t where t.%3$s = s.%1$s) group by 1
                ), all_codes as (
                  select %3$s as code, 0 as line, %5$s as seen from %2$s where %6$s
                  union all select code, line, seen from fresh
                )
                select distinct on (f.line, f.code) f.line, f.code, o.code
                from fresh f join all_codes o on o.seen = f.seen and o.code <> f.code and o.line < f.line
                order by f.line, f.code, o.code
                """
                        .formatted(
                                column,
                                codes.get().table(),
                                there,
                                DoubtfulText.CONFUSABLE_SQL.formatted(WITHOUT_ZEROS.formatted("s." + column)),
                                DoubtfulText.CONFUSABLE_SQL.formatted(WITHOUT_ZEROS.formatted(there)),
                                // Codes of other branches are not told to somebody who may not see them.
                                context.everywhere()));
    }
}
