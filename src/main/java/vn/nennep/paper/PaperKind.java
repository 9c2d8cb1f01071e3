package vn.nennep.paper;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The papers of a cell and of a committee. */
public enum PaperKind {
    /** Kế hoạch sinh hoạt chuyên đề: the annual plan. */
    PLAN("KH", About.YEAR),
    /** Thông báo: the notice of a meeting. */
    NOTICE("TB", About.MEETING),
    /** The attendance sheet: of a meeting, or blank with the members of a cell. */
    ATTENDANCE_SHEET(null, About.EITHER),
    /** Biên bản: the minutes of a meeting. */
    MINUTES("BB", About.MEETING),
    /** Nghị quyết, or kết luận of a thematic meeting where the rules of the day know it. */
    RESOLUTION("NQ", About.MEETING),
    /** Bản đăng ký nhiệm vụ trọng tâm: the registration of key tasks. */
    KEY_TASKS(null, About.YEAR),
    /** The score of a meeting by criteria. */
    SCORE_SHEET(null, About.MEETING),
    /** Báo cáo: what a cell reports of a period. */
    CELL_REPORT("BC", About.PERIOD),
    /** Báo cáo: what a committee reports of its branch and a period. */
    CONSOLIDATED_REPORT("BC", About.PERIOD);

    /** What a paper is about. */
    enum About {
        YEAR,
        PERIOD,
        MEETING,
        /** A meeting, or a year when none is named. */
        EITHER
    }

    private final String type;
    private final About about;

    PaperKind(String type, About about) {
        this.type = type;
        this.about = about;
    }

    /** The kind of an address. */
    public static Optional<PaperKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    /** As it stands in addresses and in names of files, {@code cell-report}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The abbreviation of its type in a number, {@code BC}; null for a paper that is no document of the Party by itself. */
    public String type() {
        return type;
    }

    /** Whether it needs a meeting. */
    public boolean needsMeeting() {
        return about == About.MEETING;
    }

    /** Whether it may be of a meeting. */
    public boolean takesMeeting() {
        return about == About.MEETING || about == About.EITHER;
    }

    /** Whether it can be of a part of a year. */
    public boolean takesPeriod() {
        return about == About.PERIOD;
    }

    /** Whether it holds what people said or wrote, which is read in the cell and directly above it alone. */
    public boolean holdsTexts() {
        return this == MINUTES || this == RESOLUTION;
    }
}
