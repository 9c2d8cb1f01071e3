package vn.nennep.access;

import java.util.Locale;
import java.util.Set;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/** Which passwords a person may choose: long, not the old one, not the login, not one that everybody tries first. */
public final class PasswordRules {

    public static final int SHORTEST = 10;
    private static final int LONGEST = 200;

    /**
     * Common passwords of ten characters or more; shorter ones are refused anyway. Compared without accents, blanks and
     * case.
     */
    private static final Set<String> COMMON = Set.of(
            "1234567890",
            "12345678910",
            "0123456789",
            "0987654321",
            "9876543210",
            "1111111111",
            "0000000000",
            "1234512345",
            "1122334455",
            "123456789a",
            "a123456789",
            "q1w2e3r4t5",
            "1q2w3e4r5t",
            "qwertyuiop",
            "qwerty1234",
            "qwerty12345",
            "qwerty123456",
            "asdfghjkl1",
            "password12",
            "password123",
            "password1234",
            "passw0rd123",
            "p@ssw0rd123",
            "matkhau123",
            "matkhau1234",
            "matkhau12345",
            "matkhau123456",
            "anhyeuem123",
            "iloveyou123",
            "vietnam123",
            "vietnam1234",
            "vietnam2021",
            "vietnam2025",
            "vietnam2026",
            "chibo12345",
            "dangvien123",
            "dangcongsan",
            "admin12345",
            "admin123456",
            "administrator",
            "welcome123",
            "abcd123456",
            "abc1234567",
            "abcdefghij");

    private PasswordRules() {}

    /**
     * @param old the hash of the password so far; null when there is none
     * @throws RefusedException saying what is wrong with it
     */
    static void require(String password, String login, String old) {
        if (password == null || password.length() < SHORTEST) {
            throw RefusedException.invalid("access.account.password-short", SHORTEST);
        }
        if (password.length() > LONGEST) {
            throw RefusedException.invalid("access.account.password-long", LONGEST);
        }
        String plain = VietnameseText.searchable(password).replace(" ", "");
        if (plain.contains(Account.normalised(login))
                || password.toLowerCase(Locale.ROOT).contains(Account.normalised(login))) {
            throw RefusedException.invalid("access.account.password-has-login");
        }
        if (COMMON.contains(plain) || plain.chars().distinct().count() < 3) {
            throw RefusedException.invalid("access.account.password-common");
        }
        if (old != null && Passwords.matches(password, old)) {
            throw RefusedException.invalid("access.account.password-same");
        }
    }
}
