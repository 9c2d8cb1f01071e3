package vn.nennep.access;

import java.util.List;

/**
 * One account in the list.
 *
 * @param disabled whether the account is refused at the door
 * @param grants every role it has, had or will have, those of today first
 */
public record AccountRow(String login, String displayName, boolean disabled, List<GrantRow> grants) {}
