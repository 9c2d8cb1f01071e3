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

    public void changePassword(String password) {
        passwordHash = Passwords.hash(password);
    }

    public void speak(String newLanguage) {
        language = newLanguage;
    }

    public void disable(Clock clock) {
        if (disabledAt == null) {
            disabledAt = clock.instant();
        }
    }

    public void enable() {
        disabledAt = null;
    }

    public boolean isDisabled() {
        return disabledAt != null;
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
