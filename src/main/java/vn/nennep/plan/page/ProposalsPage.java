package vn.nennep.plan.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.PageMessages;
import vn.nennep.plan.ProposalRow;
import vn.nennep.plan.ProposalService;
import vn.nennep.plan.ProposalView;
import vn.nennep.plan.TopicProposalStatus;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.Years;

/** Topics that members propose: members see their own and what became of them, the secretary decides. */
@Named
@ViewScoped
public class ProposalsPage implements Serializable {

    private static final Map<String, String> FIELDS = Map.of(
            "plan.title-missing", "title",
            "plan.title-long", "title",
            "plan.proposal-reason-missing", "why",
            "plan.proposal-reason-long", "why",
            "plan.topic-group-missing", "topicGroup",
            "plan.reason-missing", "reason",
            "plan.reason-long", "reason",
            "plan.month-range", "month");

    @Inject
    private ProposalService proposals;

    @Inject
    private CalendarService calendar;

    @Inject
    private PlanLinks links;

    @Inject
    private PageMessages messages;

    private String cellCode;
    private Integer year;
    private String proposalText;
    private String act;

    private final UUID ref = UUID.randomUUID();
    private ProposalView view;
    private ProposalRow considered;
    private String title;
    private String why;
    private String topicGroup;
    private Integer month;
    private String reason;

    public void load() {
        messages.open(() -> {
            view = proposals.view(cellCode, year).orElseThrow(() -> RefusedException.notFound("access.not-found"));
            cellCode = view.cell().code();
            year = view.year();
            considered = view.rows().stream()
                    .filter(row -> row.ref().toString().equals(proposalText))
                    .filter(this::isDecidable)
                    .findFirst()
                    .orElse(null);
        });
    }

    public void propose() {
        if (messages.attempt(() -> proposals.propose(ref, cellCode, year, title, why, topicGroup), FIELDS)) {
            done("plan.proposed");
        }
    }

    public void withdraw(UUID proposal) {
        if (messages.attempt(() -> proposals.withdraw(proposal))) {
            done("plan.withdrawn");
        }
    }

    /** Takes the considered proposal into the plan, and opens its line to be completed. */
    public void choose() {
        UUID[] line = new UUID[1];
        Optional<RefusedException> refusal = messages.refusalOf(() -> {
            if (month == null) {
                throw RefusedException.invalid("plan.month-range");
            }
            line[0] = proposals.choose(considered.ref(), month);
        });
        if (refusal.isPresent()) {
            messages.show(refusal.get(), FIELDS.get(refusal.get().key()));
            return;
        }
        messages.doneOnNextPage("plan.chosen");
        PlanLinks.go(links.line(cellCode, year, line[0], null));
    }

    public void decline() {
        if (messages.attempt(() -> proposals.decline(considered.ref(), reason), FIELDS)) {
            done("plan.declined");
        }
    }

    private void done(String key) {
        messages.doneOnNextPage(key);
        PlanLinks.go(links.proposals(cellCode, year));
    }

    /** Whether the person may decide this proposal now. */
    public boolean isDecidable(ProposalRow row) {
        return row.status() == TopicProposalStatus.PROPOSED && view.rights().mayLead();
    }

    /** Whether the person may take it back. */
    public boolean isOwnOpen(ProposalRow row) {
        return row.own()
                && row.status() == TopicProposalStatus.PROPOSED
                && view.rights().open();
    }

    /** Whether the person can propose here: has the right, and stands for a member of the cell. */
    public boolean isProposing() {
        return view.rights().mayPropose() && view.standing();
    }

    public boolean isChoosing() {
        return considered != null && !"decline".equals(act);
    }

    public boolean isDeclining() {
        return considered != null && "decline".equals(act);
    }

    public List<Integer> getMonths() {
        return IntStream.rangeClosed(1, 12).boxed().toList();
    }

    public List<Integer> getYears() {
        return Years.offered(view.years(), calendar.today().getYear(), view.year());
    }

    public ProposalView getView() {
        return view;
    }

    /** The proposal that is being decided; null when none is. */
    public ProposalRow getConsidered() {
        return considered;
    }

    public String getCellCode() {
        return cellCode;
    }

    public void setCellCode(String cellCode) {
        this.cellCode = cellCode;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getProposalText() {
        return proposalText;
    }

    public void setProposalText(String proposalText) {
        this.proposalText = proposalText;
    }

    public String getAct() {
        return act;
    }

    public void setAct(String act) {
        this.act = act;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }

    public String getTopicGroup() {
        return topicGroup;
    }

    public void setTopicGroup(String topicGroup) {
        this.topicGroup = topicGroup;
    }

    public Integer getMonth() {
        return month;
    }

    public void setMonth(Integer month) {
        this.month = month;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
