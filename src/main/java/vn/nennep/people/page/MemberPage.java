package vn.nennep.people.page;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.primefaces.PrimeFaces;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.calendar.CalendarService;
import vn.nennep.frame.Doubts;
import vn.nennep.frame.Doubts.Doubt;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.people.LeaveKind;
import vn.nennep.people.MemberDetails;
import vn.nennep.people.MemberFile;
import vn.nennep.people.MemberLeave;
import vn.nennep.people.MemberService;
import vn.nennep.people.Membership;
import vn.nennep.people.MembershipCategory;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitRow;

/**
 * A member with the history, as a cell sees it; without a member, a new one.
 *
 * <p>Long because a page asks for every value by a getter of its own; what it does is short.
 */
@Named
@ViewScoped
public class MemberPage implements Serializable {

    private static final Map<String, String> DETAIL_FIELDS = Map.ofEntries(
            Map.entry("people.member.name-missing", "givenName"),
            Map.entry("people.member.birth-future", "birth"),
            Map.entry("people.member.age", "birth"),
            Map.entry("people.member.admitted-future", "admittedOn"),
            Map.entry("people.member.admitted-before-birth", "admittedOn"),
            Map.entry("people.member.official-before-admitted", "officialOn"),
            Map.entry("people.member.code-taken", "code"),
            Map.entry("constraint.member_code_unique", "code"),
            Map.entry("tree.code-shape", "code"),
            Map.entry("tree.no-cell-on-day", "from"),
            Map.entry("constraint.unit_life_not_begun", "from"),
            Map.entry("constraint.unit_life_ended", "from"),
            Map.entry("constraint.unit_life_ended_succeeded", "from"));

    private static final Map<String, String> CATEGORY_FIELDS = Map.of(
            "people.member.same-category", "category",
            "people.end-before-start", "categoryFrom",
            "constraint.membership_one_home", "categoryFrom",
            "constraint.membership_once_a_day", "categoryFrom");

    @Inject
    private MemberService members;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private CalendarService calendar;

    @Inject
    private Links links;

    @Inject
    private PageMessages messages;

    private String cellCode;
    private String memberText;
    private UUID ref;
    private boolean fresh;
    private boolean kept;
    private int version;
    private MemberForm form = new MemberForm();
    private final Doubts doubts = new Doubts();
    private final StayForm stay = new StayForm();
    private LeaveForm leave = new LeaveForm();
    private boolean changedMeanwhile;
    private transient UnitRow cell;
    private transient MemberFile file;

    public void open() {
        messages.open(this::load);
    }

    private void load() {
        cell = units.getCell(cellCode);
        kept = access.may(Right.KEEP_MEMBERS, cell.id());
        fresh = memberText == null;
        if (fresh) {
            access.require(Right.KEEP_MEMBERS, cell.id());
            ref = UUID.randomUUID();
            return;
        }
        ref = wantedRef();
        file = members.get(ref);
        // A link to an entry that was merged leads to the one that was kept.
        ref = file.member().getRef();
        if (file.memberships().stream().noneMatch(one -> one.getCellId().equals(cell.id()))) {
            throw RefusedException.notFound("access.not-found");
        }
        form = MemberForm.of(file.member().details());
        version = file.member().getVersion();
        stay.setCategory(otherCategories().get(0));
    }

    private UUID wantedRef() {
        try {
            return UUID.fromString(memberText);
        } catch (IllegalArgumentException e) {
            throw RefusedException.notFound("access.not-found");
        }
    }

    /** Takes the new member in and goes back to the list; sent twice it is the same member. */
    public void admit() throws IOException {
        if (isHeldUp()) {
            return;
        }
        boolean done = messages.attempt(
                () -> members.admit(ref, cellCode, form.getCode(), form.details(), form.getCategory(), form.getFrom()),
                DETAIL_FIELDS);
        if (done) {
            messages.doneOnNextPage("people.member.admitted", form.details().fullName());
            ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
            external.redirect(links.to("people.members", "cell", cellCode));
        }
    }

    /** Saves the details; when somebody else did meanwhile, shows theirs and keeps what was typed. */
    public void save() {
        if (isHeldUp()) {
            return;
        }
        Optional<RefusedException> refusal = messages.refusalOf(() -> members.change(ref, version, form.details()));
        if (refusal.isEmpty()) {
            reload();
            changedMeanwhile = false;
            doubts.clear();
            form = MemberForm.of(file.member().details());
            messages.done("people.member.saved");
        } else if (refusal.get().isChangedMeanwhile()) {
            reload();
            changedMeanwhile = true;
            FacesContext.getCurrentInstance().validationFailed();
        } else {
            messages.show(refusal.get(), DETAIL_FIELDS.get(refusal.get().key()));
        }
    }

    private boolean isHeldUp() {
        return doubts.holdUp(
                messages,
                Stream.of(
                        Doubt.inName("familyName", form.typedFamilyName()),
                        Doubt.inName("givenName", form.getGivenName()),
                        Doubt.inCode("code", form.typedCode(), members.findAlike(form.typedCode()))));
    }

    /** Takes the other's values instead of what was typed. */
    public void takeTheirs() {
        reload();
        form = MemberForm.of(file.member().details());
        changedMeanwhile = false;
    }

    public void changeCategory() {
        act(
                () -> members.changeCategory(ref, cellCode, stay.getCategory(), stay.getCategoryFrom()),
                CATEGORY_FIELDS,
                "people.member.category-changed");
    }

    public void leaveCell() {
        act(
                () -> members.leaveCell(ref, cellCode, stay.getLastDay()),
                Map.of("people.end-before-start", "lastDay"),
                "people.member.left");
    }

    public void grantLeave() {
        boolean done = act(
                () -> members.grantLeave(ref, leave.getKind(), leave.getFrom(), leave.getTo(), leave.getReason()),
                Map.of("people.end-before-start", "leaveTo", "constraint.member_leave_once_a_day", "leaveFrom"),
                "people.member.leave-granted");
        if (done) {
            leave = new LeaveForm();
        }
    }

    public void endLeave() {
        act(
                () -> members.endLeave(ref, stay.getEndedLeave(), stay.getLeaveEnd()),
                Map.of("people.end-before-start", "leaveEnd"),
                "people.member.leave-ended");
    }

    private boolean act(Runnable action, Map<String, String> fields, String told) {
        boolean done = messages.attempt(action, fields);
        if (done) {
            file = members.get(ref);
            messages.done(told);
            // Only when it was done: drawn anew, the other forms would lose what is typed in them.
            PrimeFaces.current().ajax().update("head", "touched", "history", "ends", "stay", "held", "sendingPart");
        }
        return done;
    }

    private void reload() {
        file = members.get(ref);
        version = file.member().getVersion();
    }

    /** Reads the file anew, after another part of the page has changed it. */
    public void refresh() {
        file = members.get(ref);
    }

    public UnitRow getCell() {
        if (cell == null) {
            cell = units.getCell(cellCode);
        }
        return cell;
    }

    /** Null for a new member. */
    public MemberFile getFile() {
        if (file == null && !fresh) {
            file = members.get(ref);
        }
        return file;
    }

    public String getName() {
        return getFile() == null ? null : getFile().member().fullName();
    }

    /** Whether the person is at home here, and so can be sent elsewhere. */
    public boolean isAtHome() {
        return getCurrent() != null && getCurrent().getCategory().isHome();
    }

    /** The membership that is open in this cell; null when the person has left. */
    public Membership getCurrent() {
        return getFile() == null
                ? null
                : getFile().memberships().stream()
                        .filter(one -> one.getCellId().equals(getCell().id()) && one.getValidTo() == null)
                        .findFirst()
                        .orElse(null);
    }

    /** Leaves that can be ended: without a last day, or with one to come. */
    public List<MemberLeave> getOpenLeaves() {
        return getFile().leaves().stream()
                .filter(one -> one.getValidTo() == null || one.getValidTo().isAfter(calendar.today()))
                .toList();
    }

    /** Leaves that hold today. */
    public List<MemberLeave> getCurrentLeaves() {
        LocalDate today = calendar.today();
        return getOpenLeaves().stream()
                .filter(one -> !one.getValidFrom().isAfter(today))
                .toList();
    }

    /** What the saved details are when they differ from those typed. */
    public MemberDetails getTheirs() {
        return getFile().member().details();
    }

    public List<MembershipCategory> getCategories() {
        return List.of(MembershipCategory.values());
    }

    public List<MembershipCategory> otherCategories() {
        Membership current = getCurrent();
        return Arrays.stream(MembershipCategory.values())
                .filter(one -> current == null || one != current.getCategory())
                .toList();
    }

    public List<LeaveKind> getLeaveKinds() {
        return List.of(LeaveKind.values());
    }

    public boolean isChangedMeanwhile() {
        return changedMeanwhile;
    }

    public boolean isFresh() {
        return fresh;
    }

    /** Whether the person may change the member. */
    public boolean isKept() {
        return kept;
    }

    public Doubts getDoubts() {
        return doubts;
    }

    public MemberForm getForm() {
        return form;
    }

    public StayForm getStay() {
        return stay;
    }

    public LeaveForm getLeave() {
        return leave;
    }

    /** Who it is; for a new one the identifier that the member will have. */
    public UUID getRef() {
        return ref;
    }

    public String getCellCode() {
        return cellCode;
    }

    public void setCellCode(String cellCode) {
        this.cellCode = cellCode;
    }

    public String getMemberText() {
        return memberText;
    }

    public void setMemberText(String memberText) {
        this.memberText = memberText;
    }
}
