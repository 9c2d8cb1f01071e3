package vn.nennep.tally;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A mark of the rules by which figures are counted: the statements of the classes that count, the catalogue of figures, the
 * tables and rules of the database. Figures that were counted by other rules are counted anew as a whole.
 */
final class CountingRules {

    private static final List<Class<?>> COUNTING = List.of(
            Figure.class,
            FigureSql.class,
            Dimension.class,
            FigureSource.class,
            PeriodSpan.class,
            MonthArrays.class,
            FrozenTree.class,
            CellCount.class,
            TreeSum.class,
            Consolidation.class,
            ChangedStretches.class,
            CountedStretches.class,
            ConsolidationPublication.class);

    private static final String CLASSES = ofClasses();

    private CountingRules() {}

    /** The mark of this program on this database. */
    static String mark(YearSql sql) {
        return CLASSES + "-" + sql.text("select rules_mark()");
    }

    private static String ofClasses() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            COUNTING.forEach(one -> add(one, digest));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Statements are constants of the compiled classes. */
    private static void add(Class<?> one, MessageDigest digest) {
        String file = one.getName().substring(one.getPackageName().length() + 1) + ".class";
        try (InputStream compiled = one.getResourceAsStream(file)) {
            digest.update(compiled.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Class<?> within : one.getDeclaredClasses()) {
            add(within, digest);
        }
    }
}
