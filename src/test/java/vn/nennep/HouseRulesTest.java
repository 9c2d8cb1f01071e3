package vn.nennep;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.inject.Named;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The walls of the house.
 *
 * <p>Each rule holds for the application and is proved once against a small bad example in {@code vn.nennep.fixture}:
 * a rule that cannot fail is no rule.
 */
public class HouseRulesTest {

    private static final String HOUSE = "vn.nennep";
    private static final String EXAMPLES = "vn.nennep.fixture";

    /** From the ground up: a room knows only rooms named before it. */
    public static final List<String> FLOORS = List.of(
            "shared",
            "tree",
            "operation",
            "mail",
            "audit",
            "access",
            "calendar",
            "people",
            "material",
            "guidance",
            "codelist",
            "meeting",
            "plan",
            "rollcall",
            "record",
            "reorganisation",
            "duplicate",
            "logbook",
            "quality",
            "alert",
            "tally",
            "report",
            "freeze",
            "paper",
            "document");

    private static final int MOST_LINES = 350;

    /** Functions, views and policies, a folder for each room. */
    private static final Path RULES = Path.of("src", "main", "resources", "db", "rule");

    /** Beside the stair: they know all floors, and no floor knows them; the demonstration comes in by the exchange. */
    private static final List<String> BESIDE = List.of("exchange", "demo");

    /** What all doors have in common: the REST application, the layout, the answers to errors. */
    private static final String FRAME = "frame";

    private static final List<String> DOORS = List.of("page", "rest", "batch");

    private static final Set<String> EMPTY_WORDS = Set.of("util", "common", "helper", "manager", "impl");

    /**
     * One wall.
     *
     * @param sentence what it says
     * @param example the package below {@value #EXAMPLES} that breaks it
     * @param below makes the rule for a root package, the house or an example
     */
    private record Wall(String sentence, String example, Function<String, ArchRule> below) {
        @Override
        public String toString() {
            return sentence;
        }
    }

    static List<Wall> walls() {
        return List.of(
                new Wall("every room has its place on the stair", "stranger", HouseRulesTest::roomsAreNamed),
                new Wall("a floor knows only the floors before it", "stair", HouseRulesTest::importsPointUp),
                new Wall("nobody knows the rooms beside the stair", "beside", HouseRulesTest::besideIsUnknown),
                new Wall("only doors know the frame", "border", HouseRulesTest::onlyDoorsKnowTheFrame),
                new Wall("there are no cycles between rooms", "cycle", HouseRulesTest::noCycles),
                new Wall("a room does not know its doors", "door", HouseRulesTest::roomsKnowNoDoor),
                new Wall("a door does not know another door", "neighbour", HouseRulesTest::doorsKnowNoDoor),
                new Wall("faces only in page", "faces", only("page", "jakarta.faces..", "org.primefaces..")),
                new Wall("web services only in rest", "webservice", only("rest", "jakarta.ws.rs..")),
                new Wall("batch only in batch", "job", HouseRulesTest::batchOnlyInBatch),
                new Wall("spreadsheets only in document and exchange", "sheet", HouseRulesTest::sheets),
                new Wall(
                        "attached files are opened only in material, paper is made only in document",
                        "paper",
                        HouseRulesTest::files),
                new Wall("CSV only in exchange", "csv", HouseRulesTest::csv),
                new Wall("only a repository has the entity manager", "query", HouseRulesTest::queries),
                new Wall("now is asked of a clock", "now", HouseRulesTest::nowComesFromAClock),
                new Wall("clocks are made in shared only", "clock", HouseRulesTest::clocksAreMadeInShared),
                new Wall("entities have verbs, not setters", "setter", HouseRulesTest::noSetters),
                new Wall("a service is stateless", "service", HouseRulesTest::servicesAreStateless),
                new Wall("what is stateless is a service", "stateless", HouseRulesTest::statelessAreServices),
                new Wall("a service is called in public", "whisper", HouseRulesTest::servicesSpeakInPublic),
                new Wall("a package has a name that says something", "word", HouseRulesTest::noEmptyWords));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("walls")
    void standsInTheHouse(Wall wall) {
        // A wall may still be without a room to part.
        wall.below().apply(HOUSE).allowEmptyShould(true).check(Imported.HOUSE_CLASSES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("walls")
    void stopsItsBadExample(Wall wall) {
        String root = EXAMPLES + "." + wall.example();
        JavaClasses example = new ClassFileImporter().importPackages(root);
        assertFalse(example.isEmpty(), "no example in " + root);
        assertTrue(
                wall.below().apply(root).evaluate(example).hasViolation(),
                () -> "the wall \"" + wall + "\" lets " + root + " through");
    }

    @Test
    void looksAtTheHouse() {
        assertFalse(Imported.HOUSE_CLASSES.isEmpty(), "no class found: every rule would hold");
        assertTrue(Imported.HOUSE_CLASSES.stream()
                .noneMatch(c -> c.getPackageName().startsWith(EXAMPLES)));
    }

    @Test
    void findsANoteAtEachRoom() throws IOException {
        assertEquals(List.of(), roomsWithoutNote(Path.of("src", "main", "java", "vn", "nennep")));
    }

    @Test
    void noticesARoomWithoutANote(@TempDir Path house) throws IOException {
        Files.createDirectories(house.resolve("good"));
        Files.writeString(house.resolve("good").resolve("package-info.java"), "/** Purpose. */ package good;");
        Files.createDirectories(house.resolve("bad").resolve("page"));
        Files.writeString(house.resolve("bad").resolve("page").resolve("Hall.java"), "class Hall {}");
        Files.createDirectories(house.resolve("empty"));
        assertEquals(List.of("bad"), roomsWithoutNote(house));
    }

    @Test
    void namesTablesOfItsOwnAndOfRoomsBelowInSql() throws IOException {
        assertEquals(Set.of(), arrowsUpInSql(Path.of("src", "main", "java", "vn", "nennep"), RULES));
    }

    @Test
    void noticesATableOfARoomAbove() throws IOException {
        Path example = Path.of("src", "test", "java", "vn", "nennep", "fixture", "statement");
        assertEquals(Set.of("guidance names meeting"), arrowsUpInSql(example, null));
    }

    @Test
    void putsIntoPagesWhatIsOfTheirOwnRoomAndOfRoomsBelow() throws IOException {
        Map<String, String> rooms = new TreeMap<>();
        listed("pages").forEach((name, address) -> rooms.put(address, name.substring(0, name.indexOf('.'))));
        Map<String, String> beans = beans();
        assertTrue(beans.size() > 50, "the beans of the pages are not found any more");
        PageRooms pages = new PageRooms(Path.of("src", "main", "webapp"), rooms, beans, listed("parts"));
        assertEquals(Set.of(), pages.arrowsUp(FLOORS));
    }

    @Test
    void noticesAPageWithAPartOfARoomAbove() throws IOException {
        PageRooms example = new PageRooms(
                Path.of("src", "test", "java", "vn", "nennep", "fixture", "leaf"),
                Map.of("/guidance/list.xhtml", "guidance"),
                Map.of("guidancePage", "guidance", "meetingPage", "meeting", "recordPage", "record"),
                Map.of("guidance.end", "/WEB-INF/meeting/row.xhtml", "guidance.top", "/WEB-INF/meeting/none.xhtml"));
        assertEquals(
                Set.of(
                        "/guidance/list.xhtml includes #{guidancePage.part}",
                        "/guidance/list.xhtml includes #{parts.at('guidance.gone')}",
                        "/guidance/list.xhtml includes /WEB-INF/meeting/row.xhtml",
                        "/guidance/list.xhtml names meetingPage",
                        "/guidance/list.xhtml names recordPage",
                        "guidance.top has no part"),
                example.arrowsUp(FLOORS));
    }

    /** Name → address or file, of a list of the frame. */
    private static Map<String, String> listed(String list) throws IOException {
        Properties found = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of("src", "main", "resources", "vn", "nennep", FRAME, list + ".properties"))) {
            found.load(file);
        }
        Map<String, String> byName = new TreeMap<>();
        found.forEach((name, value) -> byName.put((String) name, (String) value));
        return byName;
    }

    /** Bean, as pages name it → its room. */
    private static Map<String, String> beans() {
        Map<String, String> beans = new TreeMap<>();
        for (JavaClass type : Imported.HOUSE_CLASSES) {
            if (type.isAnnotatedWith(Named.class)) {
                String name = type.getAnnotationOfType(Named.class).value();
                String simple = type.getSimpleName();
                beans.put(
                        name.isEmpty() ? simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1) : name,
                        type.getPackageName().split("\\.")[2]);
            }
        }
        return beans;
    }

    @Test
    void saysOfALongClassWhyItIsLong() throws IOException {
        assertEquals(List.of(), longClassesWithoutReason(Path.of("src", "main", "java"), MOST_LINES));
    }

    @Test
    void noticesALongClassThatDoesNotSayWhy(@TempDir Path house) throws IOException {
        Files.writeString(house.resolve("Long.java"), "class Long {\n\n\n}\n");
        Files.writeString(house.resolve("Reasoned.java"), "/** Long because. */\nclass Reasoned {\n\n}\n");
        Files.writeString(house.resolve("Short.java"), "class Short {}\n");
        assertEquals(List.of("Long.java: 4"), longClassesWithoutReason(house, 3));
    }

    /** Classes split by reason to change; one that cannot be says so by "Long because" in its Javadoc. */
    private static List<String> longClassesWithoutReason(Path sources, int most) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file);
                long lines = text.lines().count();
                if (lines > most && !text.contains("Long because")) {
                    found.add(file.getFileName() + ": " + lines);
                }
            }
        }
        return found;
    }

    @Test
    void readsRowsByTheNamesOfTheirColumns() throws IOException {
        assertEquals(List.of(), RowReads.below(Path.of("src", "main", "java", "vn", "nennep")));
    }

    @Test
    void noticesARowThatIsReadByPosition() throws IOException {
        assertEquals(
                List.of(
                        "PositionRepository.java:11 row[3]",
                        "PositionRepository.java:15 found.getLong(1)",
                        "PositionRepository.java:19 em.createNativeQuery(\"select title from guidance\")"),
                RowReads.below(Path.of("src", "test", "java", "vn", "nennep", "fixture", "position")));
    }

    @Test
    void knowsTheRoomOfEachTable() throws IOException {
        Set<String> rooms = new TreeSet<>(tables().values());
        rooms.removeAll(FLOORS);
        assertEquals(Set.of(), rooms, "rooms.properties names rooms that are none");
        assertTrue(
                RoomStatements.below(Path.of("src", "main", "java", "vn", "nennep"))
                                .size()
                        > 500,
                "the SQL is not found any more");
    }

    /**
     * Which rooms name what belongs to a room above them. Those beside the stair know all.
     *
     * @param rules null for none
     */
    private static Set<String> arrowsUpInSql(Path rooms, Path rules) throws IOException {
        Map<String, String> tables = tables();
        Set<String> arrows = new TreeSet<>();
        List<RoomStatements.Statement> statements = new ArrayList<>(RoomStatements.below(rooms));
        if (rules != null) {
            statements.addAll(RoomStatements.rules(rules));
        }
        for (RoomStatements.Statement statement : statements) {
            int floor = FLOORS.indexOf(statement.room());
            for (String table : statement.names(tables.keySet())) {
                if (floor >= 0 && FLOORS.indexOf(tables.get(table)) > floor) {
                    arrows.add(statement.room() + " names " + table);
                }
            }
        }
        return arrows;
    }

    /** Table, view or function → its room. */
    private static Map<String, String> tables() throws IOException {
        Properties rooms = new Properties();
        try (Reader list = Files.newBufferedReader(Path.of("src", "main", "resources", "db", "rooms.properties"))) {
            rooms.load(list);
        }
        Map<String, String> tables = new TreeMap<>();
        rooms.forEach((table, room) -> tables.put((String) table, (String) room));
        for (RoomStatements.Statement rule : RoomStatements.rules(RULES)) {
            tables.put(rule.where(), rule.room());
        }
        return tables;
    }

    /** Imported once, and only when the first rule asks. */
    private static final class Imported {
        private static final JavaClasses HOUSE_CLASSES = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(HOUSE);
    }

    private static ArchRule roomsAreNamed(String root) {
        List<String> known = new ArrayList<>();
        Stream.of(FLOORS, BESIDE, List.of(FRAME))
                .flatMap(List::stream)
                .forEach(room -> known.add(root + "." + room + ".."));
        return classes()
                .should()
                .resideInAnyPackage(known.toArray(String[]::new))
                .because("a new room is first given its place in the lists of this test");
    }

    private static ArchRule importsPointUp(String root) {
        ArchRule all = null;
        for (int floor = 0; floor < FLOORS.size() - 1; floor++) {
            ArchRule one = noClasses()
                    .that()
                    .resideInAPackage(root + "." + FLOORS.get(floor) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(rooms(root, FLOORS.subList(floor + 1, FLOORS.size())))
                    .because("data runs down the stair, imports point up")
                    .allowEmptyShould(true);
            all = all == null ? one : CompositeArchRule.of(all).and(one);
        }
        return all;
    }

    private static ArchRule besideIsUnknown(String root) {
        ArchRule all = null;
        for (int place = 0; place < BESIDE.size(); place++) {
            String[] allowed = rooms(root, BESIDE.subList(place, BESIDE.size()));
            ArchRule one = noClasses()
                    .that(resideOutsideOfPackages(allowed))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(root + "." + BESIDE.get(place) + "..")
                    .because("a room beside the stair can be deleted with its folder")
                    .allowEmptyShould(true);
            all = all == null ? one : CompositeArchRule.of(all).and(one);
        }
        return all;
    }

    private static ArchRule onlyDoorsKnowTheFrame(String root) {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(resideOutsideOfPackages(doors(root)))
                        .and(resideOutsideOfPackages(root + "." + FRAME + "..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + "." + FRAME + "..")
                .because("a room works the same whoever asks");
    }

    private static ArchRule noCycles(String root) {
        // Rooms without their doors: a door knows its room and the frame, and the frame knows rooms.
        return slices().matching(root + ".(*)").should().beFreeOfCycles();
    }

    private static ArchRule roomsKnowNoDoor(String root) {
        return noClasses()
                .that(resideInAPackage(root + "..").and(resideOutsideOfPackages(doors(root))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(doors(root)))
                .because("a room works the same whoever asks: a page, a program or the night");
    }

    private static ArchRule doorsKnowNoDoor(String root) {
        return classes()
                .that(resideInAnyPackage(doors(root)))
                .should(new ArchCondition<>("know no other door") {
                    @Override
                    public void check(JavaClass door, ConditionEvents events) {
                        door.getDirectDependenciesFromSelf().stream()
                                .filter(d -> resideInAnyPackage(doors(root))
                                        .test(d.getTargetClass().getBaseComponentType()))
                                .filter(d -> !isOwnDoorOrKernel(
                                        root, door, d.getTargetClass().getBaseComponentType()))
                                .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
                    }
                })
                .because("a door is imported by nobody; only the kernel's door of the same kind may help");
    }

    private static boolean isOwnDoorOrKernel(String root, JavaClass door, JavaClass target) {
        String from = door.getPackageName();
        String to = target.getPackageName();
        String kind = from.substring(from.lastIndexOf('.') + 1);
        return from.equals(to) || to.equals(root + "." + FLOORS.get(0) + "." + kind);
    }

    private static Function<String, ArchRule> only(String door, String... libraries) {
        return root -> noClasses()
                .that(resideInAPackage(root + "..")
                        .and(resideOutsideOfPackages(root + ".*." + door + "..", root + "." + FRAME + "..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because("the technology of a door stays in the door");
    }

    private static ArchRule batchOnlyInBatch(String root) {
        return noClasses()
                .that(resideInAPackage(root + "..").and(resideOutsideOfPackages(root + ".*.batch..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.batch..")
                .because("the database counts, the batch only controls");
    }

    private static ArchRule sheets(String root) {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(resideOutsideOfPackages(root + ".document..", root + ".exchange..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.dhatim..")
                .because("a report is a value; paper is made from it in one place");
    }

    private static ArchRule files(String root) {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(resideOutsideOfPackages(root + ".material..", root + ".document..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.poi..", "org.apache.pdfbox..", "org.apache.tika..")
                .because("what strangers made is opened in one place, with its limits, and paper is made in one place");
    }

    private static ArchRule csv(String root) {
        return noClasses()
                .that(resideInAPackage(root + "..").and(resideOutsideOfPackages(root + ".exchange..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.csv..")
                .because("files of other programs come and go by one room");
    }

    private static ArchRule queries(String root) {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(notInsideA("Repository"))
                        .and(not(simpleName("Sql"))))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(EntityManager.class, EntityManagerFactory.class)
                .because("queries have one place in a room");
    }

    private static ArchRule nowComesFromAClock(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(notUse("a \"now\" without a clock", HouseRulesTest::isNowWithoutClock))
                .because("a test decides what day it is, and the zone is never the machine's");
    }

    private static boolean isNowWithoutClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        if (owner.isEquivalentTo(System.class)) {
            return access.getName().equals("currentTimeMillis");
        }
        return owner.getPackageName().equals("java.time")
                && access.getName().equals("now")
                && !access.getTarget().getFullName().contains(Clock.class.getName());
    }

    private static ArchRule clocksAreMadeInShared(String root) {
        return classes()
                .that(resideInAPackage(root + "..").and(resideOutsideOfPackages(root + ".shared..")))
                .should(notUse(
                        "a clock of its own",
                        access -> access.getTargetOwner().isEquivalentTo(Clock.class)
                                && access.getName().startsWith("system")))
                .because("there is one clock, and it is injected");
    }

    private static ArchRule noSetters(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(root + "..").and(isPersistent()))
                .and()
                .haveNameMatching("set[A-Z].*")
                .should()
                .notBePublic()
                .because("an entity refuses what must not be; a setter cannot");
    }

    private static ArchRule servicesAreStateless(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .haveSimpleNameEndingWith("Service")
                .should()
                .beAnnotatedWith(Stateless.class)
                .because("the service is the edge of the transaction");
    }

    private static ArchRule statelessAreServices(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areAnnotatedWith(Stateless.class)
                .should()
                .haveSimpleNameEndingWith("Service")
                .because("the service is the only edge of the transaction");
    }

    private static ArchRule servicesSpeakInPublic(String root) {
        return methods()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(root + "..").and(isEnterpriseBean()))
                .and()
                .areNotStatic()
                .and(isNoCallback())
                .should()
                .bePublic()
                .orShould()
                .bePrivate()
                .because("the server refuses a call of any other method, and only when it is made");
    }

    private static ArchRule noEmptyWords(String root) {
        String[] packages =
                EMPTY_WORDS.stream().map(word -> root + ".." + word + "..").toArray(String[]::new);
        return noClasses()
                .should()
                .resideInAnyPackage(packages)
                .because("such a name tells nobody what to look for there");
    }

    private static ArchCondition<JavaClass> notUse(String what, Predicate<JavaAccess<?>> forbidden) {
        return new ArchCondition<>("not use " + what) {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                // All accesses, not only calls: a method reference (Instant::now) asks as well.
                user.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }

    private static DescribedPredicate<JavaClass> notInsideA(String suffix) {
        return DescribedPredicate.describe("are not part of a " + suffix, type -> {
            String name = type.getName().substring(type.getPackageName().length() + 1);
            int nested = name.indexOf('$');
            return !(nested < 0 ? name : name.substring(0, nested)).endsWith(suffix);
        });
    }

    private static DescribedPredicate<JavaClass> isEnterpriseBean() {
        return DescribedPredicate.describe(
                "are enterprise beans",
                type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class));
    }

    /** The container itself calls these, whatever they are. */
    private static DescribedPredicate<JavaMethod> isNoCallback() {
        return DescribedPredicate.describe("are no callbacks", method -> Stream.of(
                        PostConstruct.class, PreDestroy.class, Schedule.class, Timeout.class)
                .noneMatch(method::isAnnotatedWith));
    }

    private static DescribedPredicate<JavaClass> isPersistent() {
        return DescribedPredicate.describe(
                "are persistent",
                type -> type.isAnnotatedWith(Entity.class)
                        || type.isAnnotatedWith(Embeddable.class)
                        || type.isAnnotatedWith(MappedSuperclass.class));
    }

    private static String[] rooms(String root, List<String> names) {
        return names.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }

    private static String[] doors(String root) {
        return DOORS.stream().map(door -> root + ".*." + door + "..").toArray(String[]::new);
    }

    private static List<String> roomsWithoutNote(Path house) throws IOException {
        List<String> missing = new ArrayList<>();
        try (Stream<Path> rooms = Files.list(house)) {
            for (Path room : rooms.filter(Files::isDirectory).sorted().toList()) {
                if (!Files.exists(room.resolve("package-info.java")) && hasSources(room)) {
                    missing.add(room.getFileName().toString());
                }
            }
        }
        return missing;
    }

    private static boolean hasSources(Path room) throws IOException {
        try (Stream<Path> files = Files.walk(room)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }
}
