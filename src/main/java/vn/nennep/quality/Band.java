package vn.nennep.quality;

import java.io.Serializable;
import java.math.BigDecimal;

/** So many points for values of an interval. */
public record Band(Interval interval, BigDecimal points) implements Serializable {}
