package vn.nennep.paper;

import java.io.Serializable;
import java.time.Instant;

/**
 * A part of a paper that somebody wrote by hand.
 *
 * @param part field that it stands in
 * @param text may name fields, {@code {{thematicPresent}}}, which are filled when the paper is made
 * @param figures those that it names as they were when it was saved, as a JSON object by field
 */
public record PaperDraft(String part, String text, String figures, Instant savedAt, String savedBy, int version)
        implements Serializable {}
