package vn.nennep.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.mail.SendFailedException;
import org.junit.jupiter.api.Test;
import vn.nennep.mail.LetterNotSentException.Stage;

/** What is kept of a refusal. */
class LetterNotSentTest {

    @Test
    void nameNoAddress() {
        var failure = new LetterNotSentException(
                Stage.REFUSED, new SendFailedException("550 5.1.1 <nguyen.van.a@mau.vn>: no such user"));
        assertEquals("550 5.1.1 <…@…>: no such user", failure.why());
    }

    @Test
    void keepAReasonOfBoundedLength() {
        var failure = new LetterNotSentException(Stage.UNKNOWN, new SendFailedException("x".repeat(10_000)));
        assertEquals(500, failure.why().length());
    }
}
