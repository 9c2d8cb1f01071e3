package vn.nennep.meeting;

import java.io.Serializable;

/**
 * Somebody who has a part in the meeting and, by the roll call, was not there.
 *
 * @param memberId of the person
 * @param name of the person
 * @param field where the record's page names the person: {@code chair}, {@code minutes}, {@code presenters} or
 *     {@code member} (of a contribution)
 */
public record AwayRole(long memberId, String name, String field) implements Serializable {}
