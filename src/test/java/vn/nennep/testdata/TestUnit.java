package vn.nennep.testdata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Units for a test, with people, meetings and accounts, told in a few words and loaded through the files that the program
 * takes: {@code aCell().withMembers(14).with(aMeeting("M-1", "2021-03-05").held()).load(server)}.
 *
 * <p>Days are ISO. Units stand since 2010 and are called by kind and code unless told otherwise. A unit that is told nothing
 * above it gets a province, by the first part of its code.
 */
public final class TestUnit {

    private static final AtomicInteger MADE = new AtomicInteger();

    private final String code;
    private final String kind;
    private String name;
    private String parent = "";
    private String since = "2010-01-01";
    private String until = "";
    private final List<TestUnit> below = new ArrayList<>();
    private final List<TestMember> members = new ArrayList<>();
    private final List<TestMeeting> meetings = new ArrayList<>();
    private final List<TestAccount> accounts = new ArrayList<>();

    private TestUnit(String code, String kind, String word) {
        this.code = code;
        this.kind = kind;
        this.name = word + " " + code;
    }

    /** A province, on top of its tree. */
    public static TestUnit aProvince(String code) {
        return new TestUnit(code, "PROVINCE", "Tỉnh ủy");
    }

    /** A committee directly above cells and grassroots committees. */
    public static TestUnit aSuperior(String code) {
        return new TestUnit(code, "SUPERIOR", "Đảng ủy");
    }

    /** A grassroots committee. */
    public static TestUnit aGrassroots(String code) {
        return new TestUnit(code, "GRASSROOTS", "Đảng bộ");
    }

    /** A cell. */
    public static TestUnit aCell(String code) {
        return new TestUnit(code, "CELL", "Chi bộ");
    }

    /** A cell with a code that nothing else has, in a province of its own. */
    public static TestUnit aCell() {
        return aCell(unusedCode() + ".C");
    }

    /** A code that no unit has, for tests that load a tree again and again. */
    public static String unusedCode() {
        return "TU" + MADE.incrementAndGet();
    }

    /** Its name. */
    public TestUnit named(String text) {
        this.name = text;
        return this;
    }

    /** First day of the unit. */
    public TestUnit since(String day) {
        this.since = day;
        return this;
    }

    /** Last day of the unit. */
    public TestUnit until(String day) {
        this.until = day;
        return this;
    }

    /** The unit above, when that one exists already. */
    public TestUnit under(String unitCode) {
        this.parent = unitCode;
        return this;
    }

    /** Units below this one. */
    public TestUnit with(TestUnit... units) {
        below.addAll(List.of(units));
        return this;
    }

    /** Members, by the codes CODE-1, CODE-2 …, after those that it has. */
    public TestUnit withMembers(int count) {
        return withMembers(code, count);
    }

    /** Members, by the codes PREFIX-1, PREFIX-2 …, after those that it has. */
    public TestUnit withMembers(String prefix, int count) {
        IntStream.rangeClosed(members.size() + 1, members.size() + count)
                .forEach(i -> members.add(TestMember.aMember(prefix + "-" + i)));
        return this;
    }

    /** Members. */
    public TestUnit with(TestMember... people) {
        members.addAll(List.of(people));
        return this;
    }

    /** Meetings of this cell. */
    public TestUnit with(TestMeeting... held) {
        meetings.addAll(List.of(held));
        return this;
    }

    /** An account with a role here, since yesterday. */
    public TestUnit withAccount(String login, String role) {
        accounts.add(TestAccount.anAccount(login).as(role, code));
        return this;
    }

    /** Its code. */
    public String code() {
        return code;
    }

    /** Loads it with all that is below and in it, as the administrator. */
    public TestUnit load(TestServer server) {
        load(Api.of(server));
        save(server);
        return this;
    }

    /** Loads it with all that is below and in it, but for accounts and offices, as somebody. */
    public TestUnit load(Api api) {
        Files files = new Files();
        if (parent.isEmpty() && !kind.equals("PROVINCE")) {
            parent = code.split("\\.", 2)[0];
            aProvince(parent).write("", files);
        }
        write(parent, files);
        files.load(api);
        return this;
    }

    private void save(TestServer server) {
        members.forEach(member -> member.save(code, server));
        accounts.forEach(account -> account.save(server));
        below.forEach(unit -> unit.save(server));
    }

    private void write(String above, Files files) {
        files.units.row(code, name, kind, above, since, until);
        members.forEach(member -> member.write(code, files.members, files.memberships, files.leaves));
        Map<String, Integer> numbers = new HashMap<>();
        meetings.forEach(meeting -> meeting.write(
                code, numbers.merge(meeting.series(), 1, Integer::sum), members, files.meetings, files.attendance));
        below.forEach(unit -> unit.write(code, files));
    }

    /** The files of a tree of units. */
    private static final class Files {

        private final CsvFile units = new CsvFile(CsvFile.UNITS);
        private final CsvFile members = new CsvFile(CsvFile.MEMBERS);
        private final CsvFile memberships = new CsvFile(CsvFile.MEMBERSHIPS);
        private final CsvFile leaves = new CsvFile(CsvFile.LEAVES);
        private final CsvFile meetings = new CsvFile(CsvFile.MEETINGS);
        private final CsvFile attendance = new CsvFile(CsvFile.ATTENDANCE);

        void load(Api api) {
            load(api, "units", units);
            load(api, "members", members);
            load(api, "memberships", memberships);
            load(api, "leaves", leaves);
            load(api, "meetings", meetings);
            load(api, "attendance", attendance);
        }

        private static void load(Api api, String kind, CsvFile file) {
            if (!file.isEmpty()) {
                api.loaded(kind, file.text());
            }
        }
    }
}
