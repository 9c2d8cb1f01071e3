package vn.nennep.quality;

import java.math.BigDecimal;
import vn.nennep.shared.VietnameseText;

/**
 * What a person gives for a criterion.
 *
 * @param points null when the person has not decided
 * @param reason null for none
 */
public record GivenScore(String criterion, BigDecimal points, String reason) {

    public static final int LONGEST_REASON = 1000;

    public GivenScore {
        points = Points.of(points);
        reason = VietnameseText.tidy(reason);
    }
}
