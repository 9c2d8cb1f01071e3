package vn.nennep.testdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;

import org.junit.jupiter.api.Test;

/** What is told of a cell in a few words is in the tables afterwards. */
class TestUnitIT {

    private final TestServer server = TestServer.get();
    private final Tables tables = Tables.of(server);

    @Test
    void hasMembersAnAccountAndACalledRoll() {
        TestUnit cell = aCell();
        String code = cell.code();
        cell.withMembers(14)
                .with(
                        aMember(code + "-late").since("2021-04-01"),
                        aMember(code + "-old").onLeave("EXEMPT", "2020-01-01", "", "Tuổi cao"),
                        aMember(code + "-guest").withoutCell())
                .with(
                        aMeeting(code + "-1", "2021-03-05").held().excused(code + "-1", "Ốm"),
                        aMeeting(code + "-2", "2021-04-05").held().absent(code + "-2"),
                        aMeeting(code + "-3", "2021-05-05"))
                .withAccount("unit.secretary", "SECRETARY")
                .load(server);
        assertEquals(
                "1 RECORDED 14 13 1 0, 2 RECORDED 15 14 0 1, 3 PLANNED",
                tables.only(
                        "select string_agg(concat_ws(' ', number, status, due_count, present_count, excused_count, absent_count),"
                                + " ', ' order by number) from meeting where code like ?",
                        code + "-%"));
        assertEquals(200, Api.of(server, "unit.secretary").get("units/" + code).status());
    }

    @Test
    void takesAMeetingIntoACellThatExists() {
        String cell = aCell().withMembers(1).load(server).code();
        aMeeting(cell + "-T", "2021-03-05")
                .about("Mẫu", "IDEOLOGY")
                .presented("REPORT", cell + "-1")
                .load(Api.of(server), cell);
        assertEquals(
                "THEMATIC PLANNED",
                tables.only("select kind || ' ' || status from meeting where code = ?", cell + "-T"));
    }
}
