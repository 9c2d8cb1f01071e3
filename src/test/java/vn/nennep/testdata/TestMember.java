package vn.nennep.testdata;

import java.util.ArrayList;
import java.util.List;

/** A member of a cell for a test: official since 2015 unless told otherwise. Days are ISO, blank for none. */
public final class TestMember {

    private final String code;
    private String familyName = "Nguyễn Văn";
    private String givenName;
    private String born = "1980-01-01";
    private String admitted = "2010-01-01";
    private String official = "2011-01-01";
    private boolean placed = true;
    private String category = "OFFICIAL";
    private String since = "2015-01-01";
    private String until = "";
    private final List<String[]> stays = new ArrayList<>();
    private final List<String[]> leaves = new ArrayList<>();
    private final List<String[]> offices = new ArrayList<>();

    private TestMember(String code, String givenName) {
        this.code = code;
        this.givenName = givenName;
    }

    /** Somebody who is called Nguyễn Văn Mẫu and the end of the code. */
    public static TestMember aMember(String code) {
        return new TestMember(code, "Mẫu " + code.substring(code.lastIndexOf('-') + 1));
    }

    /** Somebody by name. */
    public static TestMember aMember(String code, String familyAndMiddleName, String givenName) {
        TestMember member = new TestMember(code, givenName);
        member.familyName = familyAndMiddleName;
        return member;
    }

    /** Days of birth, of admission and of becoming official; blank where none is known. */
    public TestMember dated(String birth, String admission, String officially) {
        this.born = birth;
        this.admitted = admission;
        this.official = officially;
        return this;
    }

    /** None of these days is known. */
    public TestMember undated() {
        return dated("", "", "");
    }

    /** Still on probation. */
    public TestMember onProbation() {
        this.category = "PROBATIONARY";
        this.official = "";
        return this;
    }

    /** First day in the cell. */
    public TestMember since(String day) {
        this.since = day;
        return this;
    }

    /** Last day in the cell. */
    public TestMember until(String day) {
        this.until = day;
        return this;
    }

    /** A person whom the program knows and who belongs to no cell. */
    public TestMember withoutCell() {
        this.placed = false;
        return this;
    }

    /** A stay in another cell, which must exist or be loaded together with this one. */
    public TestMember staying(String cell, String from, String to) {
        stays.add(new String[] {cell, from, to});
        return this;
    }

    /** A time in which the member need not come. */
    public TestMember onLeave(String kind, String from, String to, String reason) {
        leaves.add(new String[] {kind, from, to, reason});
        return this;
    }

    /** An office in the cell, which only a page gives otherwise; made beside the program. */
    public TestMember holding(String kind, String from) {
        offices.add(new String[] {kind, from});
        return this;
    }

    String code() {
        return code;
    }

    /** Whether somebody on probation or official belongs to the cell on a day and is not on leave. */
    boolean isDue(String day) {
        return placed && holds(since, until, day) && leaves.stream().noneMatch(leave -> holds(leave[1], leave[2], day));
    }

    private static boolean holds(String from, String to, String day) {
        return from.compareTo(day) <= 0 && (to.isEmpty() || day.compareTo(to) <= 0);
    }

    void write(String cell, CsvFile members, CsvFile memberships, CsvFile awayTimes) {
        members.row(code, familyName, givenName, born, admitted, official);
        if (placed) {
            memberships.row(code, cell, category, since, until);
        }
        stays.forEach(stay -> memberships.row(code, stay[0], "TEMPORARY_IN", stay[1], stay[2]));
        leaves.forEach(leave -> awayTimes.row(code, leave[0], leave[1], leave[2], leave[3]));
    }

    void save(String cell, TestServer server) {
        offices.forEach(office -> Tables.of(server)
                .run(
                        "insert into member_position (id, ref, member_id, unit_id, kind, valid_from)"
                                + " select nextval('member_position_seq'), gen_random_uuid(), m.id, u.id, ?, cast(? as date)"
                                + " from member m, unit u where m.code = ? and u.code = ?",
                        office[0],
                        office[1],
                        code,
                        cell));
    }
}
