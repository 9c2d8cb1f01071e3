package vn.nennep.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/** A person's way in: a login name, a password hash, a language. What it may do is in its {@link RoleGrant}s. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    @GeneratedValue(generator = "account_seq")
    @SequenceGenerator(name = "account_seq", sequenceName = "account_seq")
    private Long id;

    private String login;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    private String language;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    @Column(name = "created_at")
    private Instant createdAt;

    // The identifier alone: members are known to a room above this one.
    @Column(name = "member_id")
    private Long memberId;

    @Column(name = "must_change_password")
    private boolean mustChangePassword;

    @Column(name = "session_generation")
    private int sessionGeneration;

    @Version
    private int version;

    protected Account() {}

    /**
     * @param login 2 to 64 characters: lower-case letters, digits, {@code . _ @ -}; kept in lower case
     * @param displayName how the pages greet the person, not blank
     * @param password in clear; only its Argon2id hash is kept
     */
    public Account(String login, String displayName, String password, Clock clock) {
        this.login = normalised(login);
        this.displayName = displayName;
        this.passwordHash = Passwords.hash(password);
        this.language = "vi";
        this.createdAt = clock.instant();
    }

    static String normalised(String login) {
        return login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether this is the password and the account is not disabled. */
    boolean opensWith(String password) {
        return Passwords.matches(password, passwordHash) && !isDisabled();
    }

    String passwordHash() {
        return passwordHash;
    }

    /** The person chose a password; sessions elsewhere end. */
    public void changePassword(String password) {
        passwordHash = Passwords.hash(password);
        mustChangePassword = false;
        endSessions();
    }

    /** Somebody else sets a password, good only for choosing the next one. */
    public void giveFirstPassword(String password) {
        changePassword(password);
        mustChangePassword = true;
    }

    /** Requires another password at the next sign-in, because somebody else chose this one. */
    void askForOtherPassword() {
        mustChangePassword = true;
    }

    /** Ends every session begun so far. */
    public void endSessions() {
        sessionGeneration++;
    }

    /** @param id of the person as a member; null for none */
    public void belongTo(Long id) {
        memberId = id;
    }

    /** Remembers the language of the person's pages: {@code vi} or {@code en}. */
    public void speak(String newLanguage) {
        language = newLanguage;
    }

    /** Keeps the account out from now on, and ends its sessions. */
    public void disable(Clock clock) {
        if (disabledAt == null) {
            disabledAt = clock.instant();
            endSessions();
        }
    }

    /** Lets the account in again. */
    public void enable() {
        disabledAt = null;
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    /** Whether somebody else chose the password. */
    public boolean isPasswordToBeChanged() {
        return mustChangePassword;
    }

    /** Sessions begun with another number have ended. */
    public int getSessionGeneration() {
        return sessionGeneration;
    }

    /** The person as a member; null when nobody said who it is. */
    public Long getMemberId() {
        return memberId;
    }

    public Long getId() {
        return id;
    }

    public String getLogin() {
        return login;
    }

    public String getDisplayName() {
        return displayName;
    }

    /** {@code vi} or {@code en}. */
    public String getLanguage() {
        return language;
    }
}
