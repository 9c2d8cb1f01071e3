package vn.nennep.quality;

import java.io.Serializable;

/** That a fact has a value of an interval. */
public record Condition(Fact fact, Interval interval) implements Serializable {}
