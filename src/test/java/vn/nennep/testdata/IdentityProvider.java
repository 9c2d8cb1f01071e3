package vn.nennep.testdata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small OpenID Connect provider on loopback: description, authorization code, signed token, keys, sign-out. Whoever
 * comes is signed in at once as the person that the test has named.
 */
public final class IdentityProvider implements AutoCloseable {

    /** The client that it knows. */
    public static final String CLIENT = "nennep-test";

    /** The client's secret. */
    public static final String SECRET = "secret-of-the-client";

    private static final long TOKEN_LIFE_SECONDS = 600;

    private final HttpServer server;
    private final KeyPair keys;
    private final KeyPair otherKeys;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final AtomicInteger signedOut = new AtomicInteger();
    private volatile String person = "nobody";
    private volatile boolean forging;

    public IdentityProvider() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            otherKeys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, description()));
        server.createContext("/jwks", exchange -> json(exchange, keySet()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext(
                "/userinfo",
                exchange -> json(exchange, Json.createObjectBuilder().add("sub", "id-" + person)));
        server.createContext("/logout", this::logout);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Who comes next. */
    public void signsIn(String login) {
        person = login;
    }

    /** Whether tokens are signed with a key that is not among the published ones. */
    public void forges(boolean wrongly) {
        forging = wrongly;
    }

    /** How many people have signed out here. */
    public int signedOut() {
        return signedOut.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private JsonObjectBuilder description() {
        return Json.createObjectBuilder()
                .add("issuer", issuer())
                .add("authorization_endpoint", issuer() + "/authorize")
                .add("token_endpoint", issuer() + "/token")
                .add("userinfo_endpoint", issuer() + "/userinfo")
                .add("jwks_uri", issuer() + "/jwks")
                .add("end_session_endpoint", issuer() + "/logout")
                .add("scopes_supported", Json.createArrayBuilder().add("openid").add("profile"))
                .add("response_types_supported", Json.createArrayBuilder().add("code"))
                .add("subject_types_supported", Json.createArrayBuilder().add("public"))
                .add(
                        "id_token_signing_alg_values_supported",
                        Json.createArrayBuilder().add("RS256"))
                .add("claims_supported", Json.createArrayBuilder().add("sub").add("preferred_username"));
    }

    private JsonObjectBuilder keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Json.createObjectBuilder()
                .add(
                        "keys",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("kty", "RSA")
                                        .add("use", "sig")
                                        .add("alg", "RS256")
                                        .add("kid", "one")
                                        .add("n", base64(unsigned(key.getModulus())))
                                        .add("e", base64(unsigned(key.getPublicExponent())))));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        nonces.put(code, asked.getOrDefault("nonce", ""));
        redirect(
                exchange,
                asked.get("redirect_uri") + "?code=" + code + "&state="
                        + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String nonce = nonces.remove(asked.getOrDefault("code", ""));
        if (nonce == null || !SECRET.equals(asked.get("client_secret")) || !CLIENT.equals(asked.get("client_id"))) {
            answer(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}");
            return;
        }
        long now = Instant.now().getEpochSecond();
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("iss", issuer())
                .add("aud", CLIENT)
                .add("azp", CLIENT)
                .add("sub", "id-" + person)
                .add("preferred_username", person)
                .add("iat", now)
                .add("exp", now + TOKEN_LIFE_SECONDS);
        if (!nonce.isEmpty()) {
            claims.add("nonce", nonce);
        }
        json(
                exchange,
                Json.createObjectBuilder()
                        .add("access_token", UUID.randomUUID().toString())
                        .add("token_type", "Bearer")
                        .add("expires_in", TOKEN_LIFE_SECONDS)
                        .add("scope", "openid profile")
                        .add("id_token", signed(claims)));
    }

    private void logout(HttpExchange exchange) throws IOException {
        signedOut.incrementAndGet();
        redirect(exchange, parameters(exchange.getRequestURI().getRawQuery()).get("post_logout_redirect_uri"));
    }

    private String signed(JsonObjectBuilder claims) {
        String head = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"one\"}";
        String text = base64(head.getBytes(StandardCharsets.UTF_8))
                + '.'
                + base64(claims.build().toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((forging ? otherKeys : keys).getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + '.' + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> found = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                found.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static void json(HttpExchange exchange, JsonObjectBuilder body) {
        answer(exchange, 200, "application/json", body.build().toString());
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        try {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            exchange.close();
        }
    }
}
