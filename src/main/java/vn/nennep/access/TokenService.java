package vn.nennep.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/** Tokens: what a program of a person sends in place of a password. */
@Stateless
public class TokenService {

    private static final int BYTES = 32;
    private static final int LONGEST_NAME = 100;

    @Inject
    private TokenRepository repository;

    @Inject
    private AccountRepository accounts;

    @Inject
    private AccessService access;

    @Inject
    private SignInSettings settings;

    @Inject
    private Clock clock;

    /** The account that a token was given to, when it is this login's and neither was taken back. */
    public Optional<Account> findByToken(String login, String token) {
        return repository
                .find(tokenHash(token))
                .filter(found -> found.isGood(clock.instant()))
                .map(AppToken::account)
                .filter(account -> !account.isDisabled() && account.getLogin().equals(Account.normalised(login)));
    }

    /** The tokens of whoever is signed in that were not taken back, also those whose time is over. */
    public List<AppToken> listOwn() {
        return repository.list(own().getId());
    }

    /**
     * Makes a token for a program of whoever is signed in; the caller has asked for the password.
     *
     * @param name what the program is called
     * @return what the program sends as its password; shown now and never again
     */
    public String addOwn(String name) {
        String tidy = VietnameseText.tidy(name);
        if (tidy == null || tidy.length() > LONGEST_NAME) {
            throw RefusedException.invalid("access.token.name", LONGEST_NAME);
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = AppToken.MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        repository.add(new AppToken(own(), tidy, tokenHash(token), clock, Duration.ofDays(settings.getTokenDays())));
        return token;
    }

    /** Takes a token back; one of somebody else does not exist. */
    public void revokeOwn(long id) {
        listOwn().stream()
                .filter(token -> token.getId() == id)
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("access.not-found"))
                .revoke(clock);
    }

    /** Takes all tokens of an account back: when its password is replaced, its programs lose their access too. */
    public void revokeAll(Account account) {
        repository.list(account.getId()).forEach(token -> token.revoke(clock));
    }

    private static String tokenHash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    private Account own() {
        return accounts.find(access.login()).orElseThrow(() -> RefusedException.notFound("access.not-found"));
    }
}
