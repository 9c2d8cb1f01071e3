package vn.nennep.people.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.primefaces.PrimeFaces;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Language;
import vn.nennep.frame.PageMessages;
import vn.nennep.people.MemberPosition;
import vn.nennep.people.PositionKind;
import vn.nennep.people.PositionService;

/** The part of a member's page that enters and ends positions; names positions for the lists. */
@Named
@ViewScoped
public class PositionsPage implements Serializable {

    @Inject
    private MemberPage member;

    @Inject
    private PositionService positions;

    @Inject
    private CalendarService calendar;

    @Inject
    private Language language;

    @Inject
    private PageMessages messages;

    private PositionForm form = new PositionForm();
    // As text: the list of choices has no converter of its own.
    private String ended;
    private LocalDate lastDay;
    private transient List<PositionKind> kinds;

    public void enter() {
        boolean done = act(
                () -> positions.enter(
                        form.getRef(),
                        member.getRef(),
                        member.getCellCode(),
                        form.getKind(),
                        form.getFrom(),
                        form.getTo(),
                        form.getDecisionNumber()),
                Map.of(
                        "people.end-before-start", "positionTo",
                        "people.position.not-official", "positionFrom",
                        "constraint.member_position_once_a_day", "positionFrom",
                        "constraint.member_position_one_secretary", "positionKind"),
                "people.position.entered");
        if (done) {
            form = new PositionForm();
        }
    }

    public void end() {
        act(
                () -> positions.end(member.getRef(), UUID.fromString(ended), lastDay),
                Map.of(
                        "people.end-before-start", "positionEnd",
                        "people.position.ended", "positionEnd"),
                "people.position.end-done");
    }

    private boolean act(Runnable action, Map<String, String> fields, String told) {
        boolean done = messages.attempt(action, fields);
        if (done) {
            member.refresh();
            messages.done(told);
            // Only when it was done: drawn anew, the other forms would lose what is typed in them.
            PrimeFaces.current().ajax().update("head", "history", "held");
        }
        return done;
    }

    /** What the member holds today or later in this cell. */
    public List<MemberPosition> getOpen() {
        LocalDate today = calendar.today();
        return member.getFile().positions().stream()
                .filter(one -> one.getUnitId().equals(member.getCell().id()))
                .filter(one -> one.getValidTo() == null || one.getValidTo().isAfter(today))
                .toList();
    }

    /** What the member holds today in this cell. */
    public List<MemberPosition> getCurrent() {
        LocalDate today = calendar.today();
        return getOpen().stream()
                .filter(one -> !one.getValidFrom().isAfter(today))
                .toList();
    }

    public List<PositionKind> getKinds() {
        if (kinds == null) {
            kinds = positions.listKinds();
        }
        return kinds;
    }

    /** The name of a position in the person's language. */
    public String name(String code) {
        return getKinds().stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .map(this::name)
                .orElse(code);
    }

    public String name(PositionKind kind) {
        return kind.name(language.getLocale());
    }

    public PositionForm getForm() {
        return form;
    }

    /** The position that is to end; null while none is chosen. */
    public String getEnded() {
        return ended;
    }

    public void setEnded(String ended) {
        this.ended = ended;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }
}
