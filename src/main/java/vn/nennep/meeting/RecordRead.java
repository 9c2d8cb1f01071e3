package vn.nennep.meeting;

/**
 * A record as somebody may read it.
 *
 * @param readable whether with the texts: what people said, and why they were away
 */
public record RecordRead(RecordContent content, RecordAround around, boolean readable) {}
