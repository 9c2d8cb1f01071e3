package vn.nennep.duplicate;

import java.time.Instant;
import java.util.UUID;

/**
 * A person who was removed as entered by mistake.
 *
 * @param cellId the last cell
 * @param by login
 */
public record Removal(UUID ref, String memberCode, String fullName, long cellId, Instant at, String by) {}
