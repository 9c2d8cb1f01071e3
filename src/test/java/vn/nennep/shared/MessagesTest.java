package vn.nennep.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nennep.HouseRulesTest;

class MessagesTest {

    private static final Path BUNDLES = Path.of("src", "main", "resources", "vn", "nennep");
    private static final Path HOUSE = Path.of("src", "main", "java", "vn", "nennep");
    private static final Path PAGES = Path.of("src", "main", "webapp");
    private static final Path OWNERS = Path.of("src", "main", "resources", "db", "rooms.properties");

    /** Keys that are put together: the beginning in the source, and all endings ({@link TextRules}). */
    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("alert.debt.", "DebtKind line line.late"),
            Map.entry("alert.meeting.", "MeetingKind"),
            Map.entry("alert.say.", "AlertKind OWN_TASK.dayless"),
            Map.entry(
                    "calendar.period.",
                    "MONTH CUMULATIVE QUARTER.1 QUARTER.2 QUARTER.3 QUARTER.4 HALF.1 HALF.2 NINE_MONTHS YEAR"),
            // Columns of files: HeaderTest knows them all.
            Map.entry("exchange.heading.", "*"),
            Map.entry("exchange.explained.", "parent_name cell_name member_name meeting_day unit_name"),
            Map.entry("exchange.shape.", "Shape"),
            Map.entry(
                    "exchange.units.closes.",
                    "member-leave member-transfer meeting role-grant member-position membership"),
            Map.entry(
                    "frame.error.",
                    "title text title.403 text.403 title.404 text.404 title.503 text.503 title.507 text.507"
                            + " title.starting text.starting title.stopping text.stopping title.not-started"
                            + " text.not-started"),
            Map.entry("frame.status.", "400 401 403 404 405 406 409 412 415 422 429 500 503 507"),
            Map.entry("frame.text-size.", "normal large largest"),
            // A meeting without a score, in the figures of grades.
            Map.entry("Grade.", "Grade NONE"),
            // Columns and tables: LogPageIT knows them all.
            Map.entry("logbook.field.", "*"),
            Map.entry("logbook.subject.", "*"),
            Map.entry("logbook.value.", "ALL PAGE PROGRAM THEN NOW"),
            Map.entry(
                    "meeting.preparation.",
                    "notified-on-late notified-on-future superior-notified-on-late superior-notified-on-future"
                            + " committee-met-on-late committee-met-on-future posted-on-late posted-on-future"),
            Map.entry("meeting.preparation.about.", "ASSIGNED DRAFTED APPROVED SENT"),
            Map.entry("meeting.preparation.day.", "ASSIGNED DRAFTED APPROVED SENT"),
            Map.entry("meeting.preparation.do.", "ASSIGNED DRAFTED APPROVED SENT"),
            Map.entry("meeting.preparation.done.", "ASSIGNED DRAFTED APPROVED SENT"),
            Map.entry("meeting.preparation.waits.", "ASSIGNED DRAFTED APPROVED SENT"),
            // Fields of the record: RecordIT jumps to them.
            Map.entry("meeting.record.field.", "*"),
            Map.entry("codelist.", "name-missing name-long name-en-missing name-en-long"),
            // Fields and tables of papers: PaperCatalogueTest knows them all.
            Map.entry("paper.field.", "*"),
            Map.entry("paper.table.", "*"),
            Map.entry(
                    "plan.",
                    "orientation-long number-missing number-long rating-note-long task-missing task-long target-long"
                            + " progress-missing progress-long topic-missing topic-long note-long title-missing"
                            + " title-long proposal-reason-missing proposal-reason-long"),
            Map.entry("plan.act.", "orientation issue adjust adjust-text return return-text"),
            Map.entry("plan.task-act.", "edit progress meetings self return rate unrate"),
            Map.entry(
                    "quality.fact.",
                    "absent-without-reason attendance-rate committee-met-before.no committee-met-before.yes"
                            + " committee-size days-of-notice days-posted-before days-to-final documents-posted.no"
                            + " documents-posted.yes excused-streak minutes-short notified.no notified.yes"
                            + " open-contributions speaker-share tasks-done thematic-in-month.no"
                            + " thematic-in-month.yes"),
            Map.entry(
                    "quality.unknown.",
                    "absent-without-reason attendance-rate committee-met-before committee-size days-of-notice"
                            + " days-posted-before days-to-final documents-posted excused-streak minutes-short"
                            + " notified open-contributions speaker-share tasks-done thematic-in-month"),
            Map.entry("quality.how.base-", "due due-less-excused"),
            Map.entry("quality.how.not-applicable-", "give keep-out scale"),
            Map.entry(
                    "reorganisation.event.closes.", "member-leave member-transfer meeting role-grant member-position"),
            Map.entry(
                    "reorganisation.event.undo-changed-",
                    "member-leave member-transfer meeting role-grant member-position membership"),
            Map.entry(
                    "reorganisation.event.undo-entered-",
                    "meetings members plans units accounts transfers positions periods"),
            Map.entry("reorganisation.wizard.about.", "UnitEventKind"),
            Map.entry("reorganisation.wizard.step.", "KIND UNITS DATE PLACE PREVIEW"),
            Map.entry("reorganisation.wizard.successors.", "FOUNDED MERGED SPLIT DISSOLVED"),
            Map.entry(
                    "quality.draft.",
                    "code name unit applies-to valid-from valid-to guidance example total settings attendance-base"
                            + " not-applicable edges edge at belongs-to norm-minutes kind members minutes combined-minutes"
                            + " combined-longest-break criteria points fact by-hand choice bands yes-no instead only-when from"
                            + " over start to below end vetoes highest full-marks grades good fair average year meetings"
                            + " otherwise at-least share count"),
            Map.entry(
                    "quality.draft.option.",
                    "regular thematic all true false due due-less-excused keep-out scale give lower upper good fair average"
                            + " weak by-hand"),
            Map.entry("report.key-tasks.", "yes no"),
            Map.entry("report.plan-lines.", "yes no"),
            Map.entry("report.tree.", "then.full now.full"),
            Map.entry("tally.column.", "Figure"),
            Map.entry(
                    "tally.group.",
                    "CELLS REPORTED QUARTERS THEMATIC MEETINGS GRADES SAID PLANS KEY_TASKS YEAR_GRADES"),
            Map.entry("tally.whole.", "THEMATIC_SESSIONS SESSIONS"),
            Map.entry("report.dashboard.", "groups forms grades"),
            Map.entry("report.levels.", "1 2 9"),
            Map.entry("report.view.", "all reporting own group form month quality plan"),
            Map.entry("rollcall.quarter.", "1 2 3 4"),
            Map.entry("rollcall.register.sign.", "PRESENT EXCUSED ABSENT"),
            // Tables that hold something of a person: the rule member_references names them.
            Map.entry("duplicate.removal.place.", "*"));

    /** Programs know this word for a meeting that nobody was due at, from whichever room it comes. */
    private static final Set<String> ARROWS = Set.of("rollcall.nobody-due");

    @Test
    void standInTheBundleOfTheirRoomAndAreUsed() {
        TextRules rules = new TextRules(
                BUNDLES,
                List.of(HOUSE, PAGES),
                rooms(),
                enums(),
                owners(),
                HouseRulesTest.FLOORS,
                pages(),
                ARROWS,
                FAMILIES);
        assertEquals("", String.join("\n", rules.faults()));
    }

    @Test
    void areReadOfEveryRoomThatHasSome() {
        assertEquals(
                rooms().stream()
                        .filter(room -> Files.exists(BUNDLES.resolve(room + ".properties")))
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(Messages.ROOMS));
    }

    @Test
    void areFoundWrongInABadHouse(@TempDir Path house) throws IOException {
        Files.writeString(
                house.resolve("plan.properties"),
                """
                plan.title=Kế hoạch
                plan.unused=Không dùng
                plan.facts=Năm {0}
                plan.yes.A=A
                plan.untranslated=Chưa dịch
                meeting.title=Buổi
                Colour.RED=Đỏ
                Colour.BLUE=Xanh
                nowhere.title=Ở đâu
                constraint.meeting_once=Một lần
                """);
        Files.writeString(
                house.resolve("plan_en.properties"),
                """
                plan.title=Plan
                plan.unused=Unused
                plan.facts=Year {1}
                plan.yes.A=A
                plan.english=English only
                meeting.title=Meeting
                Colour.RED=Red
                Colour.BLUE=Blue
                nowhere.title=Where
                constraint.meeting_once=Once
                """);
        Files.writeString(house.resolve("meeting.properties"), "meeting.title=Buổi\n");
        Files.writeString(house.resolve("meeting_en.properties"), "meeting.title=Meeting\n");
        Files.writeString(
                house.resolve("page.xhtml"),
                "#{t['plan.title']} #{t['meeting.title']} #{t['plan.absent']} #{t['plan.kind.'.concat(x)]}");
        Files.writeString(house.resolve("A.java"), "text(\"plan.facts\"); text(\"plan.yes.\" + x);");
        TextRules rules = new TextRules(
                house,
                List.of(house),
                Set.of("plan", "meeting"),
                Map.of("Colour", new TextRules.Enumeration("plan", Set.of("RED", "GREEN"))),
                Map.of("meeting", "meeting"),
                List.of("plan", "meeting"),
                Map.of("/page.xhtml", "plan"),
                Set.of(),
                Map.of("plan.yes.", "A B"));

        Set<String> faults = new TreeSet<>(rules.faults());
        Set<String> expected = new TreeSet<>(Set.of(
                "meeting.title is in the bundles of meeting and plan",
                "meeting.title is in the bundle of plan, not in that of meeting",
                "nowhere.title is in the bundle of plan, not in that of null",
                "constraint.meeting_once is in the bundle of plan, not in that of meeting",
                "plan.facts has other facts in English",
                "plan.untranslated is not in English",
                "plan.english is not in Vietnamese",
                "plan.yes.B of the family plan.yes. is missing",
                "page.xhtml puts together plan.kind.…, which is no declared family",
                "page.xhtml names plan.absent, which is missing",
                "page.xhtml names meeting.title of a room above",
                "plan.unused is used nowhere",
                "plan.untranslated is used nowhere",
                "nowhere.title is used nowhere",
                "Colour.BLUE is no value of its enumeration",
                "Colour.GREEN has no label"));
        assertEquals(String.join("\n", expected), String.join("\n", faults));
    }

    @Test
    void nameConstraintsThatTheTablesHave() throws IOException {
        StringBuilder tables = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db"))) {
            files.filter(Files::isRegularFile).forEach(file -> tables.append(read(file)));
        }
        Messages.all(Messages.VIETNAMESE).keySet().stream()
                .filter(key -> key.startsWith("constraint.") && !key.equals("constraint.unnamed"))
                .map(key -> key.substring("constraint.".length()))
                .forEach(name -> assertFalse(tables.indexOf(name) < 0, name));
    }

    @Test
    void showDaysAndYearsAsPeopleWriteThem() {
        assertEquals(
                "Số liệu năm 2021 đã khóa từ ngày 05/02/2022 (người khóa: an). Muốn sửa, hãy xin Văn phòng Tỉnh ủy mở lại cho đơn vị, nêu rõ lý do.",
                Messages.text(Messages.VIETNAMESE, "calendar.year-locked", 2021, LocalDate.of(2022, 2, 5), "an"));
    }

    @Test
    void writeQuotesAsTheyAreAndAFactOfBracesToo() {
        assertEquals(
                "Please enter the person's full name.", Messages.text(Messages.ENGLISH, "access.account.name-missing"));
        assertEquals(
                "{1} is not a cell. Please choose a cell.", Messages.text(Messages.ENGLISH, "tree.not-a-cell", "{1}"));
    }

    @Test
    void doNotFollowTheLanguageOfTheServer() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            assertEquals("Có mặt", Messages.text(Messages.VIETNAMESE, "AttendanceMark.PRESENT"));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Set<String> rooms() {
        try (Stream<Path> folders = Files.list(HOUSE)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, TextRules.Enumeration> enums() {
        Map<String, TextRules.Enumeration> enums = new TreeMap<>();
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.nennep")) {
            if (found.isEnum()) {
                enums.put(
                        found.getSimpleName(),
                        new TextRules.Enumeration(
                                found.getPackageName().split("\\.")[2],
                                Arrays.stream(found.reflect().getEnumConstants())
                                        .map(value -> ((Enum<?>) value).name())
                                        .collect(Collectors.toCollection(TreeSet::new))));
            }
        }
        return enums;
    }

    private static Map<String, String> owners() {
        return properties(OWNERS);
    }

    /** Path of a page → its room. */
    private static Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        properties(BUNDLES.resolve("frame/pages.properties"))
                .forEach((name, path) -> pages.put(path, name.substring(0, name.indexOf('.'))));
        return pages;
    }

    private static Map<String, String> properties(Path file) {
        Properties found = new Properties();
        try (Reader list = Files.newBufferedReader(file)) {
            found.load(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, found::getProperty));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
