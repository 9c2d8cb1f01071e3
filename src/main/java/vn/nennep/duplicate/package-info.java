/**
 * One person once: entries that look like one person are found, compared, merged, and parted again; and people entered
 * by mistake are removed with every row, and can be brought back.
 *
 * <p>In: members with their histories and roll calls → here → Out: one entry that all rows point to, and what each row
 * was like before.
 */
package vn.nennep.duplicate;
