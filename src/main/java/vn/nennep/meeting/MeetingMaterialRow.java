package vn.nennep.meeting;

import java.io.Serializable;
import vn.nennep.material.MaterialRow;

/**
 * A file of a meeting, with its purpose.
 *
 * @param removable whether the person at work may remove it
 */
public record MeetingMaterialRow(MaterialPurpose purpose, MaterialRow file, boolean removable)
        implements Serializable {}
