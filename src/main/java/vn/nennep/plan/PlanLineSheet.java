package vn.nennep.plan;

import java.io.Serializable;
import java.util.List;
import vn.nennep.codelist.ListedCode;
import vn.nennep.people.MemberRow;
import vn.nennep.tree.UnitRow;

/**
 * What the form of a line of a plan needs.
 *
 * @param plan the draft; null when none is being written
 * @param line null for a new one
 * @param people who can present or take the chair
 * @param groups all topic groups, also those withdrawn
 * @param presentationForms all presentation forms, also those withdrawn
 */
public record PlanLineSheet(
        UnitRow cell,
        int year,
        PlanRow plan,
        PlanLineRow line,
        List<MemberRow> people,
        List<ListedCode> groups,
        List<ListedCode> presentationForms,
        PlanRights rights)
        implements Serializable {}
