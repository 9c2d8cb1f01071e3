package vn.nennep.testdata;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the tests inside the container deploy. */
public final class Deployments {

    private Deployments() {}

    /** The real application with the test class added: a smaller one would prove less and start no sooner. */
    public static WebArchive applicationWith(Class<?>... testClasses) {
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File("target/ROOT.war"))
                .as(WebArchive.class)
                .addClasses(testClasses);
    }
}
