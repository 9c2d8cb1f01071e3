package vn.nennep.guidance;

import java.time.LocalDate;

/**
 * Which documents are asked for.
 *
 * @param day only those in force on it; null for all times
 * @param issuer only theirs; null for everybody's
 */
public record GuidanceFilter(LocalDate day, String issuer) {}
