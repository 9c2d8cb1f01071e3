/**
 * One person once: entries that look like one person are found, compared, merged, and parted again; and who was entered
 * by mistake goes, with every row, and can come back.
 *
 * <p>In: members with their histories and roll calls → here → Out: one entry that all rows point to, and what each row was
 * like before.
 */
package vn.nennep.duplicate;
