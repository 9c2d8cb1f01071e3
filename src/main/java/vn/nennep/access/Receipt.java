package vn.nennep.access;

import java.time.Instant;

/**
 * That something was written.
 *
 * @param number by which people name it; rises over all people
 * @param answer what was answered then, as JSON
 * @param receivedAt when it was written
 */
public record Receipt(long number, String answer, Instant receivedAt) {}
