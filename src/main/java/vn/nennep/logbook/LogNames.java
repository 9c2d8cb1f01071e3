package vn.nennep.logbook;

import java.util.Map;

/**
 * What entries of the log name by number or code, in the words of people. Whatever is out of the reader's sight, or gone,
 * has no name here.
 *
 * @param accounts login → name of the person
 * @param members number or code → full name
 * @param units number or code → name
 * @param meetings number or code → {@code KIND|number|day}
 * @param lists code of a list that a province extends → word
 */
public record LogNames(
        Map<String, String> accounts,
        Map<String, String> members,
        Map<String, String> units,
        Map<String, String> meetings,
        Map<String, String> lists) {}
