package vn.nennep.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether some value lies in no band, or in two. */
final class Coverage {

    private Coverage() {}

    /**
     * A value that has no band or two.
     *
     * @param value one of the values
     * @param twice whether it has two bands
     */
    record Hole(Fraction value, boolean twice) {}

    /**
     * Looks along the line of values.
     *
     * @param norm minutes that bounds may be shares of; 0 where none is
     * @param from where the values begin; null for no beginning
     * @param to where they end; null for no end
     * @param whole whether only whole numbers occur
     */
    static List<Hole> holes(List<Interval> bands, int norm, Fraction from, Fraction to, boolean whole) {
        List<Interval> told = bands.stream()
                .map(band -> band.at(norm, whole))
                .filter(band -> !band.isEmpty())
                .sorted(Comparator.comparing(
                                (Interval band) ->
                                        band.low() == null ? null : band.low().number(),
                                Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(band -> !band.lowIn()))
                .toList();
        List<Hole> holes = new ArrayList<>();
        if (told.isEmpty()) {
            holes.add(new Hole(from == null ? Fraction.ZERO : from, false));
            return holes;
        }
        Interval first = told.get(0);
        if (first.low() != null && !begins(first, from)) {
            holes.add(new Hole(from == null ? first.low().number().plus(Fraction.of(-1)) : from, false));
        }
        Interval reach = first;
        for (Interval next : told.subList(1, told.size())) {
            between(reach, next, whole).ifPresent(holes::add);
            if (reach.high() != null && (next.high() == null || isFurther(next, reach))) {
                reach = next;
            }
        }
        if (reach.high() != null && !ends(reach, to)) {
            Fraction end = reach.high().number();
            holes.add(new Hole(whole ? end.plus(Fraction.ONE) : end, false));
        }
        return holes;
    }

    private static boolean begins(Interval band, Fraction from) {
        int order = from == null ? 1 : band.low().number().compareTo(from);
        return order < 0 || order == 0 && band.lowIn();
    }

    private static boolean ends(Interval band, Fraction to) {
        int order = to == null ? -1 : band.high().number().compareTo(to);
        return order > 0 || order == 0 && band.highIn();
    }

    private static boolean isFurther(Interval one, Interval other) {
        int order = one.high().number().compareTo(other.high().number());
        return order > 0 || order == 0 && one.highIn();
    }

    private static Optional<Hole> between(Interval reach, Interval next, boolean whole) {
        if (reach.high() == null || next.low() == null) {
            Fraction where = next.low() == null
                    ? next.high() == null ? Fraction.ZERO : next.high().number()
                    : next.low().number();
            return Optional.of(new Hole(where, true));
        }
        Fraction end = reach.high().number();
        Fraction start = next.low().number();
        Fraction joined = whole ? end.plus(Fraction.ONE) : end;
        int order = start.compareTo(joined);
        if (order > 0) {
            return Optional.of(new Hole(whole ? joined : start.plus(end).times(Fraction.of(1, 2)), false));
        }
        if (whole) {
            return order < 0 ? Optional.of(new Hole(start, true)) : Optional.empty();
        }
        if (order < 0) {
            return Optional.of(new Hole(start, true));
        }
        if (reach.highIn() && next.lowIn()) {
            return Optional.of(new Hole(end, true));
        }
        return reach.highIn() || next.lowIn() ? Optional.empty() : Optional.of(new Hole(end, false));
    }
}
