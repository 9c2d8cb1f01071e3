package vn.nennep.access;

/**
 * One line of the list of accounts.
 *
 * @param unitCode null for the administrator
 * @param disabled whether the account is refused at the door
 */
public record AccountRow(String login, String displayName, Role role, String unitCode, boolean disabled) {}
