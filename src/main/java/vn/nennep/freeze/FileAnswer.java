package vn.nennep.freeze;

import java.io.Serializable;

/**
 * What whoever shows a file is told.
 *
 * @param right whether the file has the frozen figures
 * @param paper what was frozen; null when the file is not right, so that nobody learns figures by guessing
 * @param first where the file differs, for who may see the unit; null for everybody else
 */
public record FileAnswer(FileVerdict.Sort sort, boolean right, PaperAnswer paper, FileVerdict.Mismatch first)
        implements Serializable {}
