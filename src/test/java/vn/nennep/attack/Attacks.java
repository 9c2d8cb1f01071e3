package vn.nennep.attack;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.nennep.testdata.Http;

/** What the attack tests share: what is attacked, found by looking through the application, and what with. */
final class Attacks {

    static final String DEMO_PASSWORD = "nennep-2021";

    /** A value that nothing is called; an attack on a filter may find no more than it does. */
    static final String NO_MATCH = "zz-khong-co";

    /** SQL, expressions, paths, headers, formats, broken text. */
    static final List<String> INJECTIONS = List.of(
            "'",
            "' or '1'='1",
            "' or 1=1 --",
            "x') or ('1'='1",
            "1; drop table meeting; --",
            "1 or 1=1",
            "' union select login, password_hash from account --",
            "'; select nextval('unit_event_seq') --",
            "\\' or 1=1 --",
            "%",
            "_",
            "\\",
            "$1",
            ":name",
            "?1",
            "${1234567*3}",
            "#{1234567*3}",
            "{0}",
            "../../../../etc/passwd",
            "..\\..\\WEB-INF\\web.xml",
            "/WEB-INF/web.xml",
            "file:///etc/passwd",
            "x\r\nX-Injected: yes",
            "x\nSet-Cookie: a=b",
            "<script>window.attacked=1</script>",
            "\"><img src=x onerror=window.attacked=1>",
            "javascript:window.attacked=1",
            "-1",
            "0",
            "2147483647",
            "-2147483648",
            "99999999999999999999",
            "1e9",
            "NaN",
            "0001-01-01",
            "9999-12-31",
            "+999999999-12-31",
            "null",
            "\uFFFF",
            "\u202Egnp.exe",
            "a".repeat(4000));

    /** Grows when one of them is taken for a statement. */
    static final String NUMBERS_GIVEN = "select last_value || ' ' || is_called from unit_event_seq";

    /** A sign that PostgreSQL refuses in every text. */
    static final String NUL = "x\u0000y";

    /** What an answer must not say: how the program is made, where it failed, which release of the server this is. */
    private static final Pattern TOLD_TOO_MUCH = Pattern.compile(
            "\\n\\s*at [a-z]+\\.|Exception|java\\.lang|org\\.(eclipse|postgresql|glassfish|primefaces)|PSQL|SQLState"
                    + "|Payara|Mojarra|Jersey|Weld|EclipseLink|Grizzly|syntax error|\\berror at\\b|password_hash,|3703701"
                    + "|root:x:0|<web-app");

    private static final Pattern VIEW_PARAMETER = Pattern.compile("<f:viewParam name=\"([^\"]+)\"");
    private static final Pattern FORM = Pattern.compile("<h:form id=\"([^\"]+)\"");
    private static final Pattern COMMAND = Pattern.compile("<[ph]:command(?:Button|Link) id=\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile(
            "<(?:[ph]|n):(?:day|inputText|inputTextarea|inputSecret|password|selectOneMenu|selectOneRadio|selectBooleanCheckbox) id=\"([^\"]+)\"");

    private static final java.nio.file.Path WEBAPP = java.nio.file.Path.of("src", "main", "webapp");

    private Attacks() {}

    /** A page as its file describes it. */
    record PageFile(String path, List<String> parameters, Map<String, List<String>> commands, List<String> fields) {

        /** Every button and link with its form before it, such as {@code roll:save}. */
        List<String> commandIds() {
            return commands.entrySet().stream()
                    .flatMap(form -> form.getValue().stream().map(id -> form.getKey() + ":" + id))
                    .toList();
        }
    }

    /** A REST method with the names of its parameters in path and query. */
    record RestRoute(String verb, String path, List<String> pathParameters, List<String> queryParameters) {}

    /** All pages. */
    static List<PageFile> pages() {
        try (Stream<java.nio.file.Path> files = Files.walk(WEBAPP)) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .filter(file -> !file.startsWith(WEBAPP.resolve("WEB-INF")))
                    .filter(file -> !file.startsWith(WEBAPP.resolve("resources")))
                    .sorted()
                    .map(Attacks::page)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PageFile page(java.nio.file.Path file) {
        String text = read(file);
        Map<String, List<String>> commands = new LinkedHashMap<>();
        List<String> fields = new ArrayList<>();
        String form = "";
        Matcher part = Pattern.compile(FORM + "|" + COMMAND + "|" + FIELD).matcher(text);
        while (part.find()) {
            if (part.group(1) != null) {
                form = part.group(1);
            } else if (part.group(2) != null) {
                commands.computeIfAbsent(form, none -> new ArrayList<>()).add(part.group(2));
            } else {
                fields.add(form + ":" + part.group(3));
            }
        }
        List<String> parameters = VIEW_PARAMETER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
        return new PageFile("/" + WEBAPP.relativize(file).toString().replace('\\', '/'), parameters, commands, fields);
    }

    static String read(java.nio.file.Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files that are sent as they are. */
    static List<String> resources() {
        try (Stream<java.nio.file.Path> files = Files.walk(WEBAPP.resolve("resources"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> "/" + WEBAPP.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All methods of the REST classes. */
    static List<RestRoute> restRoutes() {
        List<RestRoute> found = new ArrayList<>();
        for (JavaClass one : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.nennep")) {
            if (one.isAnnotatedWith(Path.class)) {
                Class<?> resource = one.reflect();
                String root = "/api/v1/" + resource.getAnnotation(Path.class).value();
                for (Method method : resource.getDeclaredMethods()) {
                    verb(method).ifPresent(verb -> {
                        Path path = method.getAnnotation(Path.class);
                        found.add(new RestRoute(
                                verb,
                                root + (path == null ? "" : "/" + path.value()),
                                names(method, PathParam.class),
                                names(method, QueryParam.class)));
                    });
                }
            }
        }
        found.sort(java.util.Comparator.comparing(RestRoute::path));
        return found;
    }

    private static java.util.Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static List<String> names(Method method, Class<? extends Annotation> kind) {
        return Stream.of(method.getParameters())
                .map(parameter -> nameOf(parameter, kind))
                .filter(name -> name != null)
                .toList();
    }

    private static String nameOf(Parameter parameter, Class<? extends Annotation> kind) {
        if (kind == PathParam.class && parameter.isAnnotationPresent(PathParam.class)) {
            return parameter.getAnnotation(PathParam.class).value();
        }
        return kind == QueryParam.class && parameter.isAnnotationPresent(QueryParam.class)
                ? parameter.getAnnotation(QueryParam.class).value()
                : null;
    }

    /** What the script of each page sends with every post. */
    static String nonce(Http.Answer page) {
        Matcher nonce = Pattern.compile("'nonce-([^']+)'").matcher(page.header("Content-Security-Policy"));
        return nonce.find() ? nonce.group(1) : "";
    }

    /** An address with a query, each value encoded. */
    static String address(String path, Map<String, String> query) {
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.entrySet().stream()
                                .map(pair -> pair.getKey() + "=" + encode(pair.getValue()))
                                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Looks for what no answer may do.
     *
     * @param asked what was asked, for the message
     */
    static void judge(String asked, Http.Answer answer, List<String> wrong) {
        if (answer.status() >= 500) {
            wrong.add(asked + ": " + answer.status());
        }
        Matcher told = TOLD_TOO_MUCH.matcher(answer.text());
        // Scripts of libraries have words of their own.
        if (!answer.header("Content-Type").startsWith("application/javascript") && told.find()) {
            wrong.add(asked + " tells \"" + told.group() + "\"");
        }
        if (!answer.header("X-Injected").isEmpty()) {
            wrong.add(asked + " writes a header of the attacker's");
        }
        boolean data = answer.header("Content-Type").matches("application/(problem\\+)?json.*")
                && answer.header("X-Content-Type-Options").equals("nosniff");
        if (!data
                && (answer.text().contains("<script>window.attacked")
                        || answer.text().contains("<img src=x"))) {
            wrong.add(asked + " writes a script of the attacker's");
        }
    }
}
