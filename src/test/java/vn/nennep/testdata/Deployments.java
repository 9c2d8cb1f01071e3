package vn.nennep.testdata;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the tests inside the container deploy. */
public final class Deployments {

    private static final String RUNNER = "/ArquillianServletRunnerEE9";

    private Deployments() {}

    /** The real application with the test class added: a smaller one would prove less and start no sooner. */
    public static WebArchive applicationWith(Class<?>... testClasses) {
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File("target/ROOT.war"))
                .as(WebArchive.class)
                .addClasses(testClasses)
                .setWebXML(new StringAsset(openToTheRunner()));
    }

    /**
     * The application's own description, with the test runner's servlet among what needs no sign-in and is answered while
     * the start is still on its way.
     */
    private static String openToTheRunner() {
        String first = "<url-pattern>/login.xhtml</url-pattern>";
        String starting = "<param-value>/ready ";
        try {
            String own = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
            if (!own.contains(first) || !own.contains(starting)) {
                throw new IllegalStateException("web.xml no longer has " + first + " and " + starting);
            }
            return own.replace(first, first + "<url-pattern>" + RUNNER + "</url-pattern>")
                    .replace(starting, starting + RUNNER + " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
