package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.shared.RefusedException;

class PasswordRulesTest {

    @ParameterizedTest
    @CsvSource({
        "ngan-qua, access.account.password-short",
        "1234567890, access.account.password-common",
        "Mật khẩu 123, access.account.password-common",
        "aaaaaaaabbbb, access.account.password-common",
        "xin-chao-BiThu1, access.account.password-has-login",
    })
    void refusesWhatIsGuessedFirst(String password, String key) {
        RefusedException refused =
                assertThrows(RefusedException.class, () -> PasswordRules.require(password, "bithu1", null));
        assertEquals(key, refused.key());
    }

    @Test
    void refusesTheOldPassword() {
        String old = Passwords.hash("con trâu đi trước");
        RefusedException refused =
                assertThrows(RefusedException.class, () -> PasswordRules.require("con trâu đi trước", "an", old));
        assertEquals("access.account.password-same", refused.key());
        assertDoesNotThrow(() -> PasswordRules.require("cái cày theo sau", "bithu1", old));
    }
}
