package vn.nennep.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which blows come, drawn by a seed: first those to an installation whose launcher keeps the database, then those to one
 * with a database of its own behind a wire.
 *
 * @param embedded blows of the first part, in order
 * @param wired blows of the second part, in order
 */
record BlowPlan(List<Blow> embedded, List<Blow> wired) {

    /**
     * Draws by weight; each kind comes once at least when there are enough.
     *
     * @param kills how many in all, 1 or more
     * @param kinds of which kinds
     */
    static BlowPlan draw(int kills, List<Blow> kinds, Random random) {
        List<Blow> drawn = new ArrayList<>(kinds);
        Collections.shuffle(drawn, random);
        while (drawn.size() > kills) {
            drawn.remove(drawn.size() - 1);
        }
        while (drawn.size() < kills) {
            drawn.add(one(kinds, random));
        }
        Collections.shuffle(drawn, random);
        List<Blow> embedded = new ArrayList<>();
        List<Blow> wired = new ArrayList<>();
        for (Blow blow : drawn) {
            (blow.needsWire() || random.nextInt(10) < 3 ? wired : embedded).add(blow);
        }
        return new BlowPlan(embedded, wired);
    }

    private static Blow one(List<Blow> kinds, Random random) {
        int at = random.nextInt(kinds.stream().mapToInt(Blow::weight).sum());
        for (Blow blow : kinds) {
            at -= blow.weight();
            if (at < 0) {
                return blow;
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }
}
