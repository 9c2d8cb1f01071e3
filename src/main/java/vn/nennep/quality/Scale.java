package vn.nennep.quality;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/** How the points of a criterion are found. */
public sealed interface Scale extends Serializable {

    /** The points that the criterion can get, most first. */
    List<BigDecimal> choices();

    /** By the band in which a fact lies; without gaps or overlaps. */
    record Bands(Fact fact, List<Band> bands) implements Scale {
        @Override
        public List<BigDecimal> choices() {
            return sorted(bands.stream().map(Band::points).toList());
        }
    }

    /**
     * All points or none.
     *
     * @param most the points for yes
     * @param when what makes it a yes; null when a person says so
     */
    record YesNo(BigDecimal most, Condition when) implements Scale {
        @Override
        public List<BigDecimal> choices() {
            return List.of(most, Points.NONE);
        }
    }

    /** One of these numbers of points, as a person judges. */
    record Choice(List<BigDecimal> choices) implements Scale {
        public Choice {
            choices = sorted(choices);
        }
    }

    private static List<BigDecimal> sorted(List<BigDecimal> points) {
        return points.stream().distinct().sorted((a, b) -> b.compareTo(a)).toList();
    }
}
