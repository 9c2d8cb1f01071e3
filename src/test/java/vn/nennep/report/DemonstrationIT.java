package vn.nennep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.TestServer;

/** The article's year: six thematic sessions of fourteen members are 84 attendances, and 84 opens into its roll calls. */
class DemonstrationIT {

    private static final String CELL = "LS.KCQ.BDV";

    private static Api api;

    @BeforeAll
    static void start() {
        api = Api.of(TestServer.get());
    }

    @Test
    void hasEightyFourOfEightyFourAtTheFirstStart() {
        JsonObject unit = Api.object(api.report(CELL, 2021)).getJsonObject("unit");
        assertEquals(6, unit.getInt("thematicSessions"));
        assertEquals(84, unit.getInt("thematicPresent"));
        assertEquals(84, unit.getInt("thematicDue"));
        assertEquals(18, unit.getInt("sessions"));
        assertEquals(14, unit.getInt("people"));
        assertEquals(0, unit.getInt("quartersMissed"));
        assertEquals(
                "{\"HO_CHI_MINH\":2,\"IDEOLOGY\":1,\"PROFESSIONAL\":3}",
                unit.get("byTopicGroup").toString());
    }

    @Test
    void opensEightyFourIntoItsSixRollCalls() {
        JsonArray meetings = Api.json(api.get("meetings?unit=" + CELL + "&year=2021&kind=THEMATIC"))
                .asJsonArray();
        assertEquals(6, meetings.size());
        int present = 0;
        for (JsonObject meeting : meetings.getValuesAs(JsonObject.class)) {
            JsonObject roll = Api.object(api.get("meetings/" + meeting.getString("code") + "/roll-call"));
            long marked = roll.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                    .filter(entry -> entry.getString("mark").equals("PRESENT") && entry.getBoolean("due"))
                    .count();
            assertEquals(meeting.getInt("present"), marked);
            present += (int) marked;
        }
        assertEquals(84, present);
    }

    @Test
    void hasSiblingsWithLessPerfectYears() {
        Map<String, JsonObject> cells =
                Api.object(api.report("LS.HM.X1", 2021)).getJsonArray("children").getValuesAs(JsonObject.class).stream()
                        .collect(Collectors.toMap(child -> child.getString("code"), child -> child));
        JsonObject village = cells.get("LS.HM.X1.T1");
        assertEquals(1, village.getInt("quartersMissed"));
        assertTrue(village.getInt("absent") > 0);
        // Eighteen members, two of them exempt: sixteen are due at each of twelve regular and three thematic sessions.
        assertEquals(16 * 15, village.getInt("due"));
    }

    @Test
    void countsAMemberWhoJoinedInMayFromMayOn() {
        JsonArray meetings = Api.json(api.get("meetings?unit=LS.KCQ.M03&year=2021&kind=REGULAR"))
                .asJsonArray();
        for (JsonObject meeting : meetings.getValuesAs(JsonObject.class)) {
            int month = Integer.parseInt(meeting.getString("heldOn").substring(5, 7));
            assertEquals(month <= 5 ? 12 : 13, meeting.getInt("due"), meeting.getString("heldOn"));
        }
    }

    @Test
    void countsAPersonOfTwoCellsOnceInTheProvince() {
        JsonObject report = Api.object(api.report("LS", 2021));
        int ofChildren = report.getJsonArray("children").getValuesAs(JsonObject.class).stream()
                .mapToInt(child -> child.getInt("people"))
                .sum();
        assertEquals(ofChildren - 1, report.getJsonObject("unit").getInt("people"));
    }
}
