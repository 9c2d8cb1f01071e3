package vn.nennep.plan;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import vn.nennep.people.MemberRow;
import vn.nennep.tree.UnitRow;

/**
 * The key tasks of a cell's year.
 *
 * @param people of the cell, for choosing who is in charge; empty unless asked for
 * @param meetings of the cell's year, for choosing those that served; empty unless asked for
 * @param years for which the cell has planned anything, oldest first
 */
public record KeyTaskView(
        UnitRow cell,
        int year,
        List<KeyTaskRow> rows,
        List<MemberRow> people,
        List<KeyTaskRow.Served> meetings,
        List<Integer> years,
        PlanRights rights,
        LocalDate today)
        implements Serializable {}
