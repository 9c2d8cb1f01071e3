package vn.nennep.access;

import static vn.nennep.testdata.TestAccount.anAccount;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aGrassroots;
import static vn.nennep.testdata.TestUnit.aProvince;
import static vn.nennep.testdata.TestUnit.aSuperior;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.TestUnit;

/** Two provinces and somebody of every role in them, for the questions of {@link AccessMatrixIT}. */
final class AccessWorld {

    /** Unit → the units above it, itself first. MX is the province, MY another one. */
    static final Map<String, List<String>> TREE = Map.of(
            "MX", List.of("MX"),
            "MX.A", List.of("MX.A", "MX"),
            "MX.A.G", List.of("MX.A.G", "MX.A", "MX"),
            "MX.A.C1", List.of("MX.A.C1", "MX.A", "MX"),
            "MX.A.C2", List.of("MX.A.C2", "MX.A", "MX"),
            "MX.A.G.C", List.of("MX.A.G.C", "MX.A.G", "MX.A", "MX"),
            "MX.B", List.of("MX.B", "MX"),
            "MX.B.C", List.of("MX.B.C", "MX.B", "MX"),
            "MY", List.of("MY"),
            "MY.C", List.of("MY.C", "MY"));

    /** The units that have members and meetings. */
    static final Set<String> CELLS = Set.of("MX.A.C1", "MX.A.C2", "MX.A.G.C", "MX.B.C", "MY.C");

    static final List<Actor> ACTORS = List.of(
            new Actor("mx.member", Role.MEMBER, "MX.A.C1"),
            new Actor("mx.secretary", Role.SECRETARY, "MX.A.C1"),
            new Actor("mx.deputy", Role.DEPUTY, "MX.A.C1"),
            new Actor("mx.minutes", Role.MINUTES_SECRETARY, "MX.A.C1"),
            new Actor("mx.officer", Role.OFFICER, "MX.A"),
            new Actor("mx.province", Role.PROVINCE_OFFICER, "MX"),
            new Actor("mx.branch-admin", Role.ADMINISTRATOR, "MX.A"),
            new Actor("mx.admin", Role.ADMINISTRATOR, null),
            new Actor("mx.branch-auditor", Role.AUDITOR, "MX.A"),
            new Actor("mx.auditor", Role.AUDITOR, null),
            new Actor("mx.ended", null, "MX.A.C1"));

    private AccessWorld() {}

    /**
     * Who asks.
     *
     * @param role null for an account without any grant
     * @param unit null for everywhere
     */
    record Actor(String login, Role role, String unit) {

        boolean may(Right right) {
            return role != null && RoleTest.MAY.get(role).contains(right);
        }

        boolean covers(String asked) {
            return role != null && (unit == null || TREE.get(asked).contains(unit));
        }

        /** Whether the grant is for a unit above this one, or for all. */
        boolean isAbove(String asked) {
            return covers(asked) && !asked.equals(unit);
        }
    }

    static void load(TestServer server) {
        aProvince("MX")
                .with(
                        aSuperior("MX.A")
                                .with(aGrassroots("MX.A.G").with(cell("MX.A.G.C")), cell("MX.A.C1"), cell("MX.A.C2")),
                        aSuperior("MX.B").with(cell("MX.B.C")))
                .load(server);
        aProvince("MY").with(cell("MY.C")).load(server);
        TREE.keySet()
                .forEach(unit -> anAccount(accountOf(unit)).as("OFFICER", unit).save(server));
        for (Actor actor : ACTORS) {
            // Everybody is a member of some cell: the page of their own meetings asks for it. Who has no role had one.
            boolean ended = actor.role() == null;
            anAccount(actor.login())
                    .ofMember("MX.A.C1-1")
                    .as((ended ? Role.SECRETARY : actor.role()).name(), actor.unit())
                    .since("2020-01-01")
                    .until(ended ? "2020-12-31" : null)
                    .save(server);
        }
    }

    private static TestUnit cell(String code) {
        return aCell(code)
                .withMembers(1)
                .with(aMeeting(code + "-2021", "2021-03-03").held());
    }

    /** Somebody whose only role is in the unit. */
    static String accountOf(String unit) {
        return "mx.of-" + unit.toLowerCase(Locale.ROOT);
    }
}
