package vn.nennep.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A cell of a workbook as it is stored.
 *
 * @param column from 0
 * @param sort what it holds
 * @param text a text, the digits of a number, or the name of an error; empty for a formula without a value
 * @param early whether its days are counted from 1904 instead of 1900
 */
record BookCell(int column, Sort sort, String text, boolean early) {

    /** What a cell can hold. */
    enum Sort {
        TEXT,
        NUMBER,
        /** A number that is shown as a day. */
        DAY,
        /** A number that is shown as a time of day. */
        TIME,
        /** What a formula has instead of a value, such as {@code #N/A}. */
        ERROR,
        /** A formula that no program has worked out. */
        UNKNOWN
    }

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** Days that programs count from; 1900 had no 29 February, which they count all the same. */
    private static final LocalDate FIRST = LocalDate.of(1899, 12, 30);

    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);

    /** The first day that all programs count alike: 1 March 1900. */
    private static final int SAFE = 61;

    private static final int LAST = 2_958_465;
    private static final int MINUTES = 24 * 60;

    /** As many digits as a spreadsheet keeps of a number. */
    private static final int KEPT_DIGITS = 15;

    /** What is wrong with it as the value of a column; empty when it can be read. */
    Optional<String> wrong(Column column) {
        return switch (sort) {
            case ERROR -> Optional.of("exchange.cell-error");
            case UNKNOWN -> Optional.of("exchange.cell-formula");
            case NUMBER -> isCut(column) ? Optional.of("exchange.cell-digits") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A code with more digits than a spreadsheet keeps lost its last ones. */
    private boolean isCut(Column column) {
        boolean text =
                switch (column.shape()) {
                    case CODE, CODES, NAME, TEXT -> true;
                    default -> false;
                };
        return text && number().map(found -> digits(found) > KEPT_DIGITS).orElse(false);
    }

    private static int digits(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return Math.max(plain.precision(), plain.precision() - plain.scale());
    }

    /** Its value as a CSV file would have it. */
    String written(Column column) {
        return switch (sort) {
            case NUMBER -> number().map(found -> plain(found, column)).orElse(text);
            case DAY -> number().map(found -> day(found, column)).orElse(text);
            case TIME -> number().map(BookCell::time).orElse(text);
            default -> text;
        };
    }

    private Optional<BigDecimal> number() {
        try {
            BigDecimal found = new BigDecimal(text);
            // Nobody's figures are longer; a number of a billion digits is not to be written out.
            return Math.abs(found.scale()) > 40 || found.precision() > 40 ? Optional.empty() : Optional.of(found);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private String plain(BigDecimal number, Column column) {
        if (column.shape() == Column.Shape.TIME && isPartOfDay(number)) {
            return time(number);
        }
        return number.stripTrailingZeros().toPlainString();
    }

    private String day(BigDecimal number, Column column) {
        if (column.shape() == Column.Shape.TIME) {
            return time(number.remainder(BigDecimal.ONE));
        }
        long whole = number.setScale(0, RoundingMode.FLOOR).longValueExact();
        if (whole < (early ? 0 : SAFE) || whole > LAST) {
            return number.stripTrailingZeros().toPlainString();
        }
        try {
            LocalDate day = (early ? FIRST_OF_1904 : FIRST).plusDays(whole);
            return day.format(SHOWN);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static boolean isPartOfDay(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.ONE) < 0;
    }

    /** Parts of a day are not exact in any program: rounded to the minute. */
    private static String time(BigDecimal part) {
        int minutes = part.remainder(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(MINUTES))
                .setScale(0, RoundingMode.HALF_UP)
                .intValue();
        return LocalTime.of(minutes / 60 % 24, minutes % 60).toString();
    }

    /** The letters of a column, from 0: {@code A}, … {@code Z}, {@code AA}. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    /** The column of an address such as {@code C7}, from 0; empty when it is none. */
    static Optional<Integer> columnOf(String address) {
        int column = 0;
        int i = 0;
        while (i < address.length() && address.charAt(i) >= 'A' && address.charAt(i) <= 'Z' && i < 3) {
            column = column * 26 + (address.charAt(i) - 'A' + 1);
            i++;
        }
        return i == 0 ? Optional.empty() : Optional.of(column - 1);
    }
}
