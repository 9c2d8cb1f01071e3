package vn.nennep.access.page;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.access.AccessService;
import vn.nennep.access.AccountKeepingService;
import vn.nennep.access.AccountRow;
import vn.nennep.access.PasswordRules;
import vn.nennep.access.Right;
import vn.nennep.access.Role;
import vn.nennep.access.UnitChoice;
import vn.nennep.frame.Doubts;
import vn.nennep.frame.Doubts.Doubt;
import vn.nennep.frame.Links;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.PagedListPage;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;

/** The accounts that the person keeps: of the installation, or of a branch. */
@Named
@ViewScoped
public class AccountsPage extends PagedListPage<AccountRow> {

    private static final long serialVersionUID = 1L;

    private static final int ROWS_A_PAGE = 50;

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("access.account.name-missing", "displayName"),
            Map.entry("access.account.name-long", "displayName"),
            Map.entry("access.account.login-shape", "newLogin"),
            Map.entry("access.account.login-taken", "newLogin"),
            Map.entry("constraint.account_login_unique", "newLogin"),
            Map.entry("access.account.unit-unknown", "unit"),
            Map.entry("access.account.unit-ended", "unit"),
            Map.entry("access.account.not-a-cell", "unit"),
            Map.entry("access.account.not-a-province", "unit"),
            Map.entry("access.grant.unit-needed", "unit"),
            Map.entry("access.account.member-missing", "member"),
            Map.entry("access.account.member-unknown", "member"),
            Map.entry("access.account.member-elsewhere", "member"),
            Map.entry("access.account.password-short", "newPassword"),
            Map.entry("access.account.password-long", "newPassword"),
            Map.entry("access.account.password-has-login", "newPassword"),
            Map.entry("access.account.password-common", "newPassword"));

    @Inject
    private AccountKeepingService accounts;

    @Inject
    private AccessService access;

    @Inject
    private PageMessages messages;

    @Inject
    private Links links;

    private AccountForm form = new AccountForm();
    private final Doubts doubts = new Doubts();
    private boolean adding;
    private int kept;

    public void open() {
        messages.open(() -> {
            access.requireAnywhere(Right.KEEP_ACCOUNTS);
            openList("/access/accounts.xhtml", "accounts");
            kept = getTotal();
        });
    }

    @Override
    protected ListFile<AccountRow> asFile() {
        return new ListFile<>(
                "tai-khoan",
                messages.text("frame.nav.accounts"),
                null,
                null,
                null,
                List.of(
                        ListFile.name("access.account.name", AccountRow::displayName),
                        ListFile.narrow("access.account.login", AccountRow::login),
                        ListFile.text("access.grants", this::grants),
                        ListFile.narrow(
                                "access.account.state",
                                row -> messages.text(
                                        row.disabled() ? "access.account.disabled" : "access.account.open"))));
    }

    /** The roles of an account that hold, in words. */
    private String grants(AccountRow row) {
        return row.grants().stream()
                .filter(grant -> !grant.isEnded())
                .map(grant -> messages.text("Role." + grant.role()) + " · "
                        + (grant.unitCode() == null
                                ? messages.text("access.account.everywhere")
                                : grant.unitName() + " (" + grant.unitCode() + ")"))
                .collect(Collectors.joining("; "));
    }

    @Override
    protected RowPage<AccountRow> read(PageRequest request) {
        return accounts.listRows(request);
    }

    @Override
    public String address(int number) {
        return links.to("access.accounts", "page", number == 1 ? null : number);
    }

    @Override
    public int getRowsAPage() {
        return ROWS_A_PAGE;
    }

    /** How many accounts the person keeps, whatever is searched for. */
    public int getKept() {
        return kept;
    }

    public void add() {
        adding = true;
    }

    public void cancel() {
        adding = false;
        form = new AccountForm();
        doubts.clear();
    }

    /** Opens the account; what looks mistyped is shown first. */
    public void create() {
        boolean heldUp = doubts.holdUp(
                messages,
                Stream.of(
                        Doubt.inName("displayName", form.getDisplayName()),
                        Doubt.inCode("newLogin", form.getLogin(), accounts.findAlike(form.getLogin()))));
        if (heldUp) {
            return;
        }
        boolean done = messages.attempt(
                () -> accounts.create(
                        form.getLogin(),
                        form.getDisplayName(),
                        form.getPassword(),
                        form.getRole(),
                        form.unitCode(),
                        form.getMemberCode()),
                FIELDS);
        if (done) {
            messages.done("access.accounts.created", form.getLogin());
            cancel();
            kept++;
        }
    }

    /** Units that are proposed while somebody types. */
    public List<String> proposeUnits(String words) {
        return access.listUnitChoices(Right.KEEP_ACCOUNTS, words).stream()
                .map(UnitChoice::text)
                .toList();
    }

    public List<Role> getRoles() {
        return List.of(Role.values());
    }

    /** The names of the roles that need a unit, as the browser compares them; for other roles the unit may be empty. */
    public String getRolesOfUnits() {
        boolean everywhere = access.mayEverywhere(Right.KEEP_ACCOUNTS);
        return getRoles().stream()
                .filter(role -> !everywhere || role.needsUnit())
                .map(Role::name)
                .collect(Collectors.joining(" "));
    }

    public int getShortest() {
        return PasswordRules.SHORTEST;
    }

    public Doubts getDoubts() {
        return doubts;
    }

    public AccountForm getForm() {
        return form;
    }

    public boolean isAdding() {
        return adding;
    }
}
