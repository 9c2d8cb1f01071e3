package vn.nennep.rollcall;

import vn.nennep.meeting.RecordAround;
import vn.nennep.meeting.RecordContent;

/**
 * Everything of one meeting on one page.
 *
 * @param roll the roll call, without reasons where the reader may not read texts
 * @param content the record, without texts likewise
 * @param readable whether the reader may read what people said
 */
public record RecordSheet(RollCallSheet roll, RecordContent content, RecordAround around, boolean readable) {}
