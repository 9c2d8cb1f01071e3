package vn.nennep.freeze;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Goes along two sorted streams of facts at once and names what differs. Keeps a line of each in hand, and the first differences. */
final class TextComparison {

    private final int most;
    private final Predicate<Fact> counted;
    private final List<Difference> first = new ArrayList<>();
    private long number;

    /**
     * @param most how many differences are kept by name; the others are only counted
     * @param counted which facts are compared at all
     */
    TextComparison(int most, Predicate<Fact> counted) {
        this.most = most;
        this.counted = counted;
    }

    /** Compares all of both streams. */
    TextComparison run(Iterator<String> before, Iterator<String> after) {
        String left = nextOf(before);
        String right = nextOf(after);
        while (left != null || right != null) {
            if (left != null && left.equals(right)) {
                left = nextOf(before);
                right = nextOf(after);
                continue;
            }
            Fact was = left == null ? null : Fact.of(left);
            Fact is = right == null ? null : Fact.of(right);
            int order = was == null ? 1 : is == null ? -1 : was.compareKey(is);
            note(order <= 0 ? was : null, order >= 0 ? is : null);
            left = order <= 0 ? nextOf(before) : left;
            right = order >= 0 ? nextOf(after) : right;
        }
        return this;
    }

    private static String nextOf(Iterator<String> lines) {
        return lines.hasNext() ? lines.next() : null;
    }

    private void note(Fact before, Fact after) {
        Fact either = before == null ? after : before;
        if (!counted.test(either)) {
            return;
        }
        number++;
        if (first.size() < most) {
            first.add(new Difference(
                    Long.parseLong(either.unit()),
                    FactKind.of(either.kind()),
                    either.key(),
                    before == null ? null : before.value(),
                    after == null ? null : after.value()));
        }
    }

    /** The first differences, in the order of the text. */
    List<Difference> first() {
        return List.copyOf(first);
    }

    /** How many there are. */
    long number() {
        return number;
    }
}
