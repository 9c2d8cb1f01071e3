package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.shared.RefusedException;

class EntryRequestTest {

    private static final String KEY = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource({"'\"3\"',3", "3,3", "'W/\"12\"',12", "' \"0\" ',0"})
    void readsAVersionAsClientsAndProxiesWriteIt(String sent, int version) {
        assertEquals(version, new EntryRequest(KEY, sent, "a", "b").version());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "*", "-1", "\"x\"", "99999999999", "\"1\", \"2\""})
    void refusesWhatNamesNoOneVersion(String sent) {
        EntryRequest request = new EntryRequest(KEY, sent, "a", "b");
        assertEquals(
                "access.entry.version-missing",
                assertThrows(RefusedException.class, request::version).key());
    }

    @Test
    void differsInEveryThingThatIsSentBesideTheKey() {
        String hash = new EntryRequest(KEY, "1", "a", "b").hash();
        assertEquals(64, hash.length());
        assertEquals(hash, new EntryRequest(null, "1", "a", "b").hash());
        assertNotEquals(hash, new EntryRequest(KEY, "2", "a", "b").hash());
        assertNotEquals(hash, new EntryRequest(KEY, "1", "c", "b").hash());
        assertNotEquals(hash, new EntryRequest(KEY, "1", "a", "c").hash());
    }

    @ParameterizedTest
    @CsvSource({
        "ANDROID,'Mozilla/5.0 (Linux; Android 14; SM-A156E) AppleWebKit/537.36'",
        "IOS,'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)'",
        "WINDOWS,'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'",
        "MAC,'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'",
        "LINUX,'Mozilla/5.0 (X11; Linux x86_64)'",
        "OTHER,curl/8",
        "OTHER,"
    })
    void knowsTheSortOfDevice(Device device, String userAgent) {
        assertEquals(device, Device.of(userAgent));
    }
}
