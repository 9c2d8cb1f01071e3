package vn.nennep.guidance;

import java.io.Serializable;

/** A unit for whose branch somebody may publish. */
public record IssuingUnit(String code, String name) implements Serializable {}
