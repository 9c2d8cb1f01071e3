package vn.nennep.testdata;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A file of the program while it is written: the head of its kind, and rows. */
public final class CsvFile {

    /* The heads, also for tests that write their rows by hand. */
    public static final String UNITS = "code,name,kind,parent_code,valid_from,valid_to\n";
    public static final String MEMBERS = "code,family_and_middle_name,given_name,birth_date,admitted_on,official_on\n";
    public static final String MEMBERSHIPS = "member_code,cell_code,category,from,to\n";
    public static final String LEAVES = "member_code,kind,from,to,reason\n";
    public static final String MEETINGS =
            "code,cell_code,kind,number,held_on,starts_at,ends_at,topic,topic_group,forms,presenter_codes,chair_code\n";
    public static final String ATTENDANCE = "meeting_code,member_code,mark,reason\n";
    public static final String PLANS =
            "cell_code,year,line_code,month,topic,topic_group,further_groups,forms,presenter_codes,chair_code,note\n";
    public static final String ACCOUNTS = "login,display_name,role,unit_code,from,to,member_code\n";

    private final StringBuilder text;
    private final int head;

    /** @param head one of the heads above */
    public CsvFile(String head) {
        this.text = new StringBuilder(head);
        this.head = head.length();
    }

    /** Adds a row; a field that has a comma, a quote or an end of line is quoted. */
    public CsvFile row(Object... fields) {
        text.append(Arrays.stream(fields).map(CsvFile::field).collect(Collectors.joining(",")))
                .append('\n');
        return this;
    }

    private static String field(Object value) {
        String field = String.valueOf(value);
        return field.matches("(?s).*[,\"\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    /** Whether there is no row yet. */
    public boolean isEmpty() {
        return text.length() == head;
    }

    /** The whole file. */
    public String text() {
        return text.toString();
    }
}
