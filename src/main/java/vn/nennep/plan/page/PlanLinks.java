package vn.nennep.plan.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import vn.nennep.frame.Links;

/** Addresses of the pages of plans. */
@Named
@ApplicationScoped
public class PlanLinks {

    @Inject
    private Links links;

    public String year(String cell, Object year) {
        return links.to("plan.year", "cell", cell, "year", year);
    }

    /**
     * The plan's page with one parameter more: {@code view=months}, {@code revision=2}, {@code act=issue}.
     *
     * @param name of the parameter
     */
    public String year(String cell, Object year, String name, Object value) {
        return links.to("plan.year", "cell", cell, "year", year, name, value);
    }

    /** A revision in one of its views. */
    public String year(String cell, Object year, Object revision, String view, String act) {
        return links.to("plan.year", "cell", cell, "year", year, "revision", revision, "view", view, "act", act);
    }

    /** @param line null for a new one */
    public String line(String cell, Object year, Object line, Object month) {
        return links.to("plan.line", "cell", cell, "year", year, "line", line, "month", month);
    }

    public String proposals(String cell, Object year) {
        return links.to("plan.proposals", "cell", cell, "year", year);
    }

    /** The same with a proposal opened for a decision. */
    public String proposal(String cell, Object year, Object proposal, String act) {
        return links.to("plan.proposals", "cell", cell, "year", year, "proposal", proposal, "act", act);
    }

    public String keyTasks(String cell, Object year) {
        return links.to("plan.key-tasks", "cell", cell, "year", year);
    }

    /** The same with a form opened for a task. */
    public String keyTask(String cell, Object year, Object task, String act) {
        return links.to("plan.key-tasks", "cell", cell, "year", year, "task", task, "act", act);
    }

    public String branch(String unit, Object year, Object filter, Object page) {
        return links.to("plan.branch", "unit", unit, "year", year, "only", filter, "page", page);
    }

    /** Where the meeting that carries a line out is entered. */
    public String enterMeeting(String cell, Object year, Object month, Object line) {
        return links.to("meeting.edit", "cell", cell, "year", year, "month", month, "kind", "THEMATIC", "line", line);
    }

    public String meeting(Object meeting) {
        return links.to("record.record", "meeting", meeting);
    }

    /** Goes to an address of this bean. */
    static void go(String address) {
        try {
            FacesContext.getCurrentInstance().getExternalContext().redirect(address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
