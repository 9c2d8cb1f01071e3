package vn.nennep.testdata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A meeting of a cell for a test: regular and planned, unless told otherwise. */
public final class TestMeeting {

    private static final String[] PRESENT = {"PRESENT", ""};

    private final String code;
    private final String day;
    private String kind = "REGULAR";
    private Integer number;
    private String starts = "";
    private String ends = "";
    private String topic = "";
    private String topicGroup = "";
    private String forms = "";
    private String presenters = "";
    private String chair = "";
    private boolean called;
    private final Map<String, String[]> marks = new LinkedHashMap<>();

    private TestMeeting(String code, String day) {
        this.code = code;
        this.day = day;
    }

    /**
     * A meeting; its number is the next of its kind in the cell.
     *
     * @param day ISO
     */
    public static TestMeeting aMeeting(String code, String day) {
        return new TestMeeting(code, day);
    }

    /** A thematic one. */
    public TestMeeting about(String title, String group) {
        this.kind = "THEMATIC";
        this.topic = title;
        this.topicGroup = group;
        return this;
    }

    /**
     * How a topic is presented, and by whom.
     *
     * @param formCodes separated by |, blank for none
     */
    public TestMeeting presented(String formCodes, String... memberCodes) {
        this.forms = formCodes;
        this.presenters = String.join("|", memberCodes);
        return this;
    }

    /** Its number of the year, where the next one will not do. */
    public TestMeeting number(int ofTheYear) {
        this.number = ofTheYear;
        return this;
    }

    /** Its hours, as in 14:00. */
    public TestMeeting at(String start, String end) {
        this.starts = start;
        this.ends = end;
        return this;
    }

    /** Who leads it. */
    public TestMeeting chairedBy(String memberCode) {
        this.chair = memberCode;
        return this;
    }

    /** It was held and its roll was called: everybody of the cell who was due came, but for those told otherwise. */
    public TestMeeting held() {
        this.called = true;
        return this;
    }

    /** Somebody was away with a reason. */
    public TestMeeting excused(String memberCode, String reason) {
        marks.put(memberCode, new String[] {"EXCUSED", reason});
        return this;
    }

    /** Somebody was away without a reason. */
    public TestMeeting absent(String memberCode) {
        marks.put(memberCode, new String[] {"ABSENT", ""});
        return this;
    }

    /** Takes it into a cell that exists, as planned: whose roll is called is known of a cell that is loaded with it alone. */
    public void load(Api api, String cell) {
        if (called) {
            throw new IllegalStateException("the roll of " + code + " needs the members of the cell");
        }
        CsvFile meetings = new CsvFile(CsvFile.MEETINGS);
        write(cell, 1, List.of(), meetings, new CsvFile(CsvFile.ATTENDANCE));
        api.loaded("meetings", meetings.text());
    }

    /** @param next the number that it has when none was told */
    void write(String cell, int next, List<TestMember> members, CsvFile meetings, CsvFile attendance) {
        meetings.row(
                code,
                cell,
                kind,
                number == null ? next : number,
                day,
                starts,
                ends,
                topic,
                topicGroup,
                forms,
                presenters,
                chair);
        if (called) {
            Map<String, String[]> roll = new LinkedHashMap<>();
            members.stream().filter(member -> member.isDue(day)).forEach(member -> roll.put(member.code(), PRESENT));
            roll.putAll(marks);
            roll.forEach((member, mark) -> attendance.row(code, member, mark[0], mark[1]));
        }
    }

    /** What its number counts: the meetings of its kind in a year. */
    String series() {
        return kind + day.substring(0, 4);
    }
}
