package vn.nennep.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * From when on something needs somebody's attention, by the environment of the installation. All are whole numbers, 0
 * or more.
 */
@ApplicationScoped
public class AlertSettings {

    @Inject
    @ConfigProperty(name = "nennep.alert.excused.run", defaultValue = "3")
    private int excusedRun;

    @Inject
    @ConfigProperty(name = "nennep.alert.quarter.days", defaultValue = "30")
    private int quarterDays;

    @Inject
    @ConfigProperty(name = "nennep.alert.month.days", defaultValue = "7")
    private int monthDays;

    @Inject
    @ConfigProperty(name = "nennep.alert.prepare.days", defaultValue = "14")
    private int prepareDays;

    @Inject
    @ConfigProperty(name = "nennep.alert.confirm.days", defaultValue = "7")
    private int confirmDays;

    @Inject
    @ConfigProperty(name = "nennep.alert.plan.days", defaultValue = "31")
    private int planDays;

    @Inject
    @ConfigProperty(name = "nennep.alert.line.days", defaultValue = "0")
    private int lineDays;

    @Inject
    @ConfigProperty(name = "nennep.owing.roll.days", defaultValue = "2")
    private int rollDays;

    @Inject
    @ConfigProperty(name = "nennep.owing.superior.days", defaultValue = "3")
    private int superiorDays;

    @Inject
    @ConfigProperty(name = "nennep.owing.province.days", defaultValue = "10")
    private int provinceDays;

    @Inject
    @ConfigProperty(name = "nennep.alert.rows", defaultValue = "8")
    private int rows;

    /** Days after a meeting within which its roll is to be recorded. */
    public int rollDays() {
        return rollDays;
    }

    /** Days late after which the committee above is told what a cell owes. */
    public int superiorDays() {
        return superiorDays;
    }

    /** Days late after which the province is told what a cell owes. */
    public int provinceDays() {
        return provinceDays;
    }

    /** How many times in a row a member may be away with a reason before it is shown. */
    public int excusedRun() {
        return excusedRun;
    }

    /** Days before the end of a quarter from which a missing thematic meeting is shown. */
    public int quarterDays() {
        return quarterDays;
    }

    /** Days before the end of a month from which a missing regular meeting is shown. */
    public int monthDays() {
        return monthDays;
    }

    /** Days before a thematic meeting from which its draft must be on its way. */
    public int prepareDays() {
        return prepareDays;
    }

    /** Days after a meeting in which its record is to be confirmed. */
    public int confirmDays() {
        return confirmDays;
    }

    /** Days of the year after which a cell is to have its plan. */
    public int planDays() {
        return planDays;
    }

    /** Days after its month in which a line of the plan may still be carried out. */
    public int lineDays() {
        return lineDays;
    }

    /** Lines of one kind that are shown; the rest is counted. */
    public int rows() {
        return rows;
    }
}
