package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {

    @Test
    void namePagesByTheirRoomsAndGiveWhatTheyRead() throws IOException {
        Properties pages = new Properties();
        try (Reader list = Files.newBufferedReader(Path.of("src/main/resources/vn/nennep/frame/pages.properties"))) {
            pages.load(list);
        }
        Map<String, String> addresses =
                pages.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, pages::getProperty));
        LinkRules rules = new LinkRules(addresses, Path.of("src/main/webapp"), Path.of("src/main/java/vn/nennep"));
        assertEquals("", String.join("\n", rules.faults()));
        addresses.keySet().forEach(LinksTest::beginsWithARoom);
    }

    private static void beginsWithARoom(String name) {
        Path room = Path.of("src/main/java/vn/nennep", name.substring(0, name.indexOf('.')));
        assertEquals(true, Files.isDirectory(room), name);
    }

    @Test
    void areFoundWrongInABadHouse(@TempDir Path house) throws IOException {
        Path pages = Files.createDirectories(house.resolve("webapp/plan"));
        Path classes = Files.createDirectories(house.resolve("java/plan"));
        Files.writeString(
                pages.resolve("year.xhtml"),
                """
                <ui:composition template="/WEB-INF/templates/page.xhtml"><f:viewParam name="cell" value="#{page.cell}"/>
                <a href="#{request.contextPath}/plan/list.xhtml">raw</a>
                <a href="#{links.to('plan.year', 'cell', x.of(a, 'b'), 'yaer', 2021)}">no such parameter</a>
                <a href="#{links.to('plan.gone')}">no such page</a>
                """);
        Files.writeString(pages.resolve("list.xhtml"), "<ui:include src=\"part.xhtml\"/>");
        Files.writeString(
                classes.resolve("PlanPage.java"),
                "go(\"/meeting/edit.xhtml?x=\"); own(\"/plan/year.xhtml\"); links.go(\n \"plan.year\", \"day\", 1);");
        LinkRules rules = new LinkRules(
                Map.of(
                        "plan.year",
                        "/plan/year.xhtml",
                        "meeting.edit",
                        "/meeting/edit.xhtml",
                        "plan.file",
                        "/plan/file"),
                house.resolve("webapp"),
                house.resolve("java"));
        Set<String> expected = new TreeSet<>(Set.of(
                "meeting.edit is no page",
                "/plan/list.xhtml has no name",
                "/plan/year.xhtml writes the address /plan/list.xhtml",
                "/plan/year.xhtml gives plan.year the parameter 'yaer'",
                "/plan/year.xhtml names the page plan.gone",
                "PlanPage.java writes the address /meeting/edit.xhtml",
                "PlanPage.java gives plan.year the parameter \"day\""));
        assertEquals(String.join("\n", expected), String.join("\n", new TreeSet<>(rules.faults())));
    }
}
