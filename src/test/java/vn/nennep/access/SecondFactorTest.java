package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorTest {

    @ParameterizedTest
    @CsvSource({"fooba,MZXW6YTB", "12345678901234567890,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"})
    void writesTheSecretAsAppsReadIt(String secret, String base32) {
        assertEquals(base32, SecondFactorService.base32(secret.getBytes(StandardCharsets.US_ASCII)));
    }
}
