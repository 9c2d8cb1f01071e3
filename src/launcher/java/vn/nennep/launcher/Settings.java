package vn.nennep.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings of a run, from the environment, each refused by its name when it is impossible. The server would find
 * out too, but only half a minute later and in its log.
 */
final class Settings {

    private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int MOST_MINUTES = 1440;
    private static final int OLDEST_DATABASE = 15;

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /** Those that are set to something; set but empty means not set. */
    static Settings of(Map<String, String> environment) {
        Map<String, String> values = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("NENNEP_") && !value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        return new Settings(values);
    }

    void check() throws StartException {
        requireOneOf("NENNEP_DEMO", List.of("article", "none"));
        requireOneOf("NENNEP_SECOND_FACTOR", List.of("optional", "officers"));
        requireOneOf("NENNEP_TLS", List.of("true", "false"));
        requireTimeOfDay("NENNEP_CONSOLIDATE_AT");
        requireTimeOfDay("NENNEP_FREEZE_AT");
        requireTimeOfDay("NENNEP_MAIL_AT");
        requireTimeOfDay("NENNEP_SWEEP_AT");
        requireDatabaseUrl();
        startPatience();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int port() throws StartException {
        String value = get("NENNEP_PORT", "8080");
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // The same message as for a number out of range.
        }
        throw new StartException("NENNEP_PORT must be a number from 1 to 65535, not \"" + value + "\"");
    }

    String address() throws StartException {
        String value = get("NENNEP_ADDRESS", "127.0.0.1");
        try {
            return InetAddress.getByName(value).getHostAddress();
        } catch (UnknownHostException e) {
            throw new StartException(
                    "NENNEP_ADDRESS must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, not \"" + value
                            + "\"",
                    e);
        }
    }

    /** How long a start may stand still before it is given up. */
    Duration startPatience() throws StartException {
        String value = get("NENNEP_START_MINUTES", "10");
        if (value.matches("\\d{1,4}")) {
            int minutes = Integer.parseInt(value);
            if (minutes >= 1 && minutes <= MOST_MINUTES) {
                return Duration.ofMinutes(minutes);
            }
        }
        throw new StartException("NENNEP_START_MINUTES must be a number of minutes from 1 to " + MOST_MINUTES
                + ", not \"" + value + "\"");
    }

    boolean isDatabaseOwn() {
        return has("NENNEP_DB_URL");
    }

    /**
     * What the server is told of a PostgreSQL that the installation brings itself. When it does not answer yet, the
     * start goes on, because the application waits for it; when it answers and refuses, the start ends.
     */
    Map<String, String> ownDatabase() throws StartException {
        String url = get("NENNEP_DB_URL", "");
        if (!url.contains("stringtype=")) {
            // A null UUID is bound as text; without this option PostgreSQL refuses it.
            url += (url.contains("?") ? "&" : "?") + "stringtype=unspecified";
        }
        String user = get("NENNEP_DB_USER", System.getProperty("user.name"));
        String password = get("NENNEP_DB_PASSWORD", "");
        String owner = get("NENNEP_DB_OWNER", "");
        String ownerPassword = get("NENNEP_DB_OWNER_PASSWORD", "");
        if (owner.isEmpty() || owner.equals(user)) {
            throw new StartException("NENNEP_DB_OWNER must name the user who owns the tables, and another one than"
                    + " NENNEP_DB_USER, the application's: the walls inside the database do not hold for the owner");
        }
        requireWelcome(url, user, password);
        requireWelcome(url, owner, ownerPassword);
        // An empty value would take the variable away, and the server's settings name it.
        return Map.of(
                "NENNEP_DB_URL",
                url,
                "NENNEP_DB_USER",
                user,
                "NENNEP_DB_PASSWORD",
                password.isEmpty() ? "none" : password,
                "NENNEP_DB_OWNER",
                owner,
                "NENNEP_DB_OWNER_PASSWORD",
                ownerPassword.isEmpty() ? "none" : ownerPassword);
    }

    private static void requireWelcome(String url, String user, String password) throws StartException {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_DATABASE) {
                throw new StartException(
                        "NENNEP_DB_URL leads to PostgreSQL " + major + "; " + OLDEST_DATABASE + " or newer is needed");
            }
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            // 08: nobody there. 57P: starting, or stopping. Both may be over soon.
            if (!state.startsWith("08") && !state.startsWith("57P")) {
                throw new StartException(
                        "the database of NENNEP_DB_URL cannot be reached as user \"" + user + "\": " + e.getMessage(),
                        e);
            }
        }
    }

    private void requireOneOf(String name, List<String> allowed) throws StartException {
        String value = values.get(name);
        if (value != null && !allowed.contains(value)) {
            throw new StartException(name + " must be " + String.join(" or ", allowed) + ", not \"" + value + "\"");
        }
    }

    private void requireTimeOfDay(String name) throws StartException {
        String value = values.get(name);
        if (value != null && !TIME_OF_DAY.matcher(value).matches()) {
            throw new StartException(name + " must be a time of day from 00:00 to 23:59, not \"" + value + "\"");
        }
    }

    private void requireDatabaseUrl() throws StartException {
        String url = values.get("NENNEP_DB_URL");
        if (url == null) {
            for (String name :
                    List.of("NENNEP_DB_USER", "NENNEP_DB_PASSWORD", "NENNEP_DB_OWNER", "NENNEP_DB_OWNER_PASSWORD")) {
                if (has(name)) {
                    throw new StartException(name + " is set, but NENNEP_DB_URL is not;"
                            + " set all of them to use a PostgreSQL of your own, or none for the embedded one");
                }
            }
        } else if (!url.startsWith("jdbc:postgresql://")) {
            throw new StartException(
                    "NENNEP_DB_URL must look like jdbc:postgresql://host:5432/database, not \"" + url + "\"");
        }
    }
}
