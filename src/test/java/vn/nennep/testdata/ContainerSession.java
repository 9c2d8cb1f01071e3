package vn.nennep.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.launcher.Folders;
import vn.nennep.launcher.PayaraMicro;
import vn.nennep.launcher.Ports;

/**
 * Prepares the run of the tests inside the container: their database, and what {@code arquillian.xml} asks for.
 *
 * <p>Arquillian reads its settings once, before the first test class, and starts the server itself with a copy of our
 * environment, which cannot be changed any more. So the address of the database, known only now, travels as system
 * properties of the server: its settings and the application read those as well. Only active in the Maven execution
 * that sets {@value #SWITCH}.
 */
public final class ContainerSession implements LauncherSessionListener {

    private static final String SWITCH = "nennep.container";

    private EmbeddedDatabase database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Boolean.getBoolean(SWITCH) || database != null) {
            return;
        }
        database = TestDatabase.migrated("container");
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "close-container"));
        try {
            prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) {
            database.close();
        }
    }

    private void prepare() throws IOException {
        Path folder = TestServer.FOLDER.resolve("container").toAbsolutePath();
        Path temporary = Folders.empty(folder.resolve("tmp"));
        Path server = Path.of("target", "server").toAbsolutePath();

        List<String> preboot = new ArrayList<>();
        preboot.add(PayaraMicro.LISTENER + "127.0.0.1");
        for (String line : Files.readAllLines(Path.of("server-config", "payara.asadmin"))) {
            preboot.add(line.replace("${ENV=", "${"));
        }
        Path prebootFile = Files.write(folder.resolve("preboot.asadmin"), preboot);

        List<String> jvm = new ArrayList<>(PayaraMicro.QUICK_START);
        jvm.add("-Dfile.encoding=UTF-8");
        jvm.add("-Djava.io.tmpdir=" + temporary);
        Map.of(
                        "NENNEP_DB_URL", database.jdbcUrl(),
                        "NENNEP_DB_USER", database.user(),
                        "NENNEP_DB_PASSWORD", database.password(),
                        "NENNEP_DB_OWNER", database.owner(),
                        "NENNEP_DB_OWNER_PASSWORD", database.ownerPassword(),
                        "NENNEP_DEMO", "article",
                        // By the name of the setting: a property of the environment's name is none.
                        "nennep.admin.password", TestServer.ADMIN_PASSWORD,
                        // A run that nobody asked for would stand in the way of those that tests start.
                        "nennep.fresh.minutes", "0")
                .forEach((name, value) -> jvm.add("-D" + name + "=" + value));

        System.setProperty(
                "nennep.container.jar", server.resolve("payara-micro.jar").toString());
        // A file of arguments: the address has characters that would break arquillian.xml.
        Path jvmFile = Files.write(folder.resolve("jvm.args"), jvm);
        System.setProperty("nennep.container.jvm", "@" + jvmFile);
        System.setProperty(
                "nennep.container.options",
                "--port " + Ports.free() + " --nohazelcast --disablephonehome --prebootcommandfile " + prebootFile
                        + " --addlibs " + server.resolve("postgresql.jar"));
    }
}
