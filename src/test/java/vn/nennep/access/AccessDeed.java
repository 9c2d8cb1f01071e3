package vn.nennep.access;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.Visit;

/** What people do on pages, for the rights that no address asks for by itself. */
enum AccessDeed {
    /** A member proposes a topic. */
    PROPOSE(Right.PROPOSE) {
        @Override
        boolean isDone(Visit person, String cell, Tables tables) {
            String title = UUID.randomUUID().toString();
            String address = "/plan/proposals.xhtml?cell=" + cell + YEAR;
            String typed = "why=Mẫu topicGroup=PROFESSIONAL title=" + title;
            person.press(person.get(address), address, "proposing", "propose", typed);
            return isFound(tables, "topic_proposal where title = ?", title);
        }
    },
    /** Somebody who leads the cell declines a proposal. */
    DECLINE_PROPOSAL(Right.LEAD_CELL) {
        @Override
        boolean isDone(Visit person, String cell, Tables tables) {
            String ref = UUID.randomUUID().toString();
            tables.run(
                    "insert into topic_proposal (id, ref, cell_id, member_id, year, title, reason, topic_group, status,"
                            + " proposed_at) select nextval('topic_proposal_seq'), cast(? as uuid), u.id, m.id, 2021, 'Mẫu',"
                            + " 'Mẫu', 'PROFESSIONAL', 'PROPOSED', now() from unit u, member m where u.code = ? and m.code = ?",
                    ref,
                    cell,
                    cell + "-1");
            String address = "/plan/proposals.xhtml?cell=" + cell + YEAR + "&proposal=" + ref + "&act=decline";
            person.press(person.get(address), address, "deciding", "decline", "reason=Mẫu");
            return isFound(tables, "topic_proposal where status = 'DECLINED' and ref = cast(? as uuid)", ref);
        }
    },
    /** A committee says by when it wants the plans of its branch. */
    WANT_PLANS(Right.DIRECT_CELLS) {
        @Override
        boolean isOfCell() {
            return false;
        }

        @Override
        boolean isDone(Visit person, String unit, Tables tables) {
            String ofUnit = "plan_due where year = 2021 and unit_id = (select id from unit where code = ?)";
            tables.run("delete from " + ofUnit, unit);
            String address = "/plan/branch.xhtml?unit=" + unit + YEAR;
            person.press(person.get(address), address, "due", "want", "dueOn=15/12/2020");
            return isFound(tables, ofUnit, unit);
        }
    },
    /** Somebody above the unit declines what it wants to change in signed figures. */
    DECLINE_AMENDMENT(Right.DECIDE_AMENDMENTS) {
        @Override
        boolean isOfCell() {
            return false;
        }

        @Override
        boolean isForAbove() {
            return true;
        }

        @Override
        boolean isDone(Visit person, String unit, Tables tables) {
            String what = UUID.randomUUID().toString();
            tables.run(
                    "insert into amendment (id, ref, year, unit_id, what, why, requested_at, requested_by, status)"
                            + " select nextval('amendment_seq'), gen_random_uuid(), 2021, id, ?, 'Mẫu', now(), 'mx.other',"
                            + " 'REQUESTED' from unit where code = ?",
                    what,
                    unit);
            String address = "/calendar/amendments.xhtml?unit=" + unit;
            Http.Answer list = person.get(address);
            Matcher row = Pattern.compile("(?s)" + what + "(?:(?!</tr>).)*id=\"list:([^\"]*:consider)\"")
                    .matcher(list.text());
            Http.Answer opened = row.find() ? person.press(list, address, "list", row.group(1), "") : list;
            person.press(opened, address, "decision", "decline", "decisionReason=Mẫu days=3");
            boolean done = isFound(tables, "amendment where status = 'DECLINED' and what = ?", what);
            tables.run("delete from amendment where what = ?", what);
            return done;
        }
    };

    private static final String YEAR = "&year=2021";

    private final Right right;

    AccessDeed(Right right) {
        this.right = right;
    }

    /** What it needs. */
    Right right() {
        return right;
    }

    /** Whether it is done to cells only. */
    boolean isOfCell() {
        return true;
    }

    /** Whether only a grant for a unit above will do. */
    boolean isForAbove() {
        return false;
    }

    /** Tries it, also where the page does not offer it, and looks into the tables whether it was done. */
    abstract boolean isDone(Visit person, String unit, Tables tables);

    private static boolean isFound(Tables tables, String rows, String value) {
        return tables.only("select count(*) from " + rows, value).equals("1");
    }
}
