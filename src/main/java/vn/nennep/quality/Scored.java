package vn.nennep.quality;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;

/** What somebody's score of a meeting came to. */
public record Scored(BigDecimal points, Grade grade, Instant at, String by) implements Serializable {}
