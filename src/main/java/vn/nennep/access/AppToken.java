package vn.nennep.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What a program sends instead of its owner's password. Only a digest is kept; a plain one is enough, as a token is as
 * long as a key and cannot be guessed.
 */
@Entity
@Table(name = "app_token")
public class AppToken {

    /** The beginning that tells a token from a password. */
    static final String MARK = "nnp_";

    @Id
    @GeneratedValue(generator = "app_token_seq")
    @SequenceGenerator(name = "app_token_seq", sequenceName = "app_token_seq")
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id")
    private Account account;

    private String name;

    @Column(name = "token_hash")
    private String hash;

    @Column(name = "created_at")
    private Instant createdAt;

    /** From this moment on it is refused. */
    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected AppToken() {}

    /** @param life how long it is good */
    AppToken(Account account, String name, String hash, Clock clock, Duration life) {
        this.account = account;
        this.name = name;
        this.hash = hash;
        this.createdAt = clock.instant();
        this.expiresAt = createdAt.plus(life);
    }

    static boolean isOne(String secret) {
        return secret.startsWith(MARK);
    }

    void revoke(Clock clock) {
        if (revokedAt == null) {
            revokedAt = clock.instant();
        }
    }

    boolean isGood(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    public Instant getExpiresAt() {
        return expiresAt;
    }

    Account account() {
        return account;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }
}
