package vn.nennep.plan;

import java.io.Serializable;

/** A document in force that a plan may rest on. */
public record GuidanceChoice(long id, String number, String subject) implements Serializable {}
