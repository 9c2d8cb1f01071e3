package vn.nennep.plan.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import vn.nennep.codelist.ListedCode;
import vn.nennep.frame.Language;
import vn.nennep.plan.AnnualPlanStatus;
import vn.nennep.plan.KeyTaskRating;
import vn.nennep.plan.KeyTaskStatus;
import vn.nennep.plan.PlanLineState;
import vn.nennep.plan.TopicProposalStatus;

/** How the pages of plans write names of lists and colour states. */
@Named
@RequestScoped
public class PlanWords {

    private static final String GOOD = "badge-good";
    private static final String WARN = "badge-warn";
    private static final String BAD = "badge-bad";
    private static final String GOLD = "badge-gold";
    private static final String PLAIN = "";

    @Inject
    private Language language;

    /** The name of an entry of a list; empty for none. */
    public String name(ListedCode code) {
        return code == null ? "" : code.name(language.getLocale());
    }

    public String names(List<ListedCode> codes) {
        return codes.stream().map(this::name).collect(Collectors.joining(", "));
    }

    /** The names of those of the codes that are in the list. */
    String names(List<ListedCode> list, Collection<String> codes) {
        return names(list.stream().filter(code -> codes.contains(code.code())).toList());
    }

    public String join(List<String> names) {
        return String.join(", ", names);
    }

    public String tone(AnnualPlanStatus status) {
        return switch (status) {
            case DRAFT, REPLACED -> PLAIN;
            case ADOPTED, ISSUED -> GOLD;
            case REPORTED -> WARN;
            case RETURNED -> BAD;
            case ACKNOWLEDGED -> GOOD;
        };
    }

    /** The colour of how a line stands. */
    public String lineTone(PlanLineState state) {
        return switch (state) {
            case KEPT -> GOOD;
            case UNDER_WAY, SCHEDULED -> GOLD;
            case POSTPONED -> WARN;
            case OVERDUE -> BAD;
            case TO_COME -> PLAIN;
        };
    }

    /** The colour of a proposal's state. */
    public String proposalTone(TopicProposalStatus status) {
        return switch (status) {
            case PROPOSED -> WARN;
            case CHOSEN -> GOOD;
            case DECLINED -> BAD;
            case WITHDRAWN -> PLAIN;
        };
    }

    /** The colour of a task's state. */
    public String taskTone(KeyTaskStatus status) {
        return switch (status) {
            case DRAFT -> PLAIN;
            case SENT, SELF_RATED -> WARN;
            case RETURNED -> BAD;
            case CONFIRMED, IN_PROGRESS -> GOLD;
            case RATED -> GOOD;
        };
    }

    /** The colour of a rating. */
    public String ratingTone(KeyTaskRating rating) {
        return switch (rating) {
            case EXCEEDED, DONE -> GOOD;
            case PARTLY -> WARN;
            case NOT_DONE -> BAD;
        };
    }
}
