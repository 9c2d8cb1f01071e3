package vn.nennep.bench.data;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.copy.CopyManager;
import vn.nennep.shared.VietnameseText;

/** The members of a cell: where they belonged and when, their leaves, transfers and positions. */
final class MemberRows {

    private final ProvincePlan plan;
    private final CopyTable members = new CopyTable(
            "member",
            "id, ref, code, family_and_middle_name, given_name, search_name, birth_date, birth_year, admitted_on, official_on");
    private final CopyTable memberships =
            new CopyTable("membership", "id, member_id, cell_id, category, valid_from, valid_to");
    private final CopyTable leaves = new CopyTable("member_leave", "id, member_id, kind, valid_from, valid_to, reason");
    private final CopyTable transfers = new CopyTable(
            "member_transfer",
            "id, ref, member_id, from_cell_id, to_cell_id, kind, document_number, document_on, first_day, status, sent_at,"
                    + " sent_by, received_on, settled_at, settled_by");
    private final CopyTable positions =
            new CopyTable("member_position", "id, ref, member_id, unit_id, kind, valid_from, decision_number");

    MemberRows(ProvincePlan plan) {
        this.plan = plan;
    }

    void add(int index, List<MadeUpMember> own) {
        for (MadeUpMember member : own) {
            member(member);
            belonging(member, plan.cell(index + 1));
        }
        position(own.get(0), "SECRETARY");
        position(own.get(1), "DEPUTY");
    }

    private void member(MadeUpMember member) {
        MadeUpName name = member.name();
        members.add(
                member.id(),
                plan.ref("member", member.id()),
                "M" + member.id(),
                name.familyAndMiddle(),
                name.given(),
                VietnameseText.searchable(name.familyAndMiddle() + " " + name.given()),
                member.born(),
                member.born().getYear(),
                member.admitted(),
                member.official());
        if (member.leave() != null) {
            leaves.add(
                    member.id(),
                    member.id(),
                    member.leave(),
                    member.leaveFrom(),
                    member.leaveTo(),
                    member.leave().equals("EXEMPT") ? "tuổi cao, sức yếu" : "công tác xa");
        }
    }

    /** On probation, then official; a move cuts what lasts at that day. Up to four rows a person. */
    private void belonging(MadeUpMember member, long nextCell) {
        LocalDate moved = member.movedOn();
        long id = member.id() * 4;
        if (moved == null || !moved.isBefore(member.official())) {
            memberships.add(
                    id,
                    member.id(),
                    member.cellId(),
                    "PROBATIONARY",
                    member.admitted(),
                    member.official().minusDays(1));
            if (moved == null || moved.isAfter(member.official())) {
                memberships.add(id + 1, member.id(), member.cellId(), "OFFICIAL", member.official(), before(moved));
            }
        } else {
            memberships.add(id, member.id(), member.cellId(), "PROBATIONARY", member.admitted(), before(moved));
            memberships.add(
                    id + 2,
                    member.id(),
                    nextCell,
                    "PROBATIONARY",
                    moved,
                    member.official().minusDays(1));
        }
        if (moved != null) {
            LocalDate official = moved.isBefore(member.official()) ? member.official() : moved;
            memberships.add(id + 3, member.id(), nextCell, "OFFICIAL", official, null);
            transfers.add(
                    member.id(),
                    plan.ref("member_transfer", member.id()),
                    member.id(),
                    member.cellId(),
                    nextCell,
                    "OFFICIAL",
                    member.id() % 900 + "-GT/TC",
                    moved.minusDays(20),
                    moved,
                    "RECEIVED",
                    moved.minusDays(18) + " 09:00+07",
                    "bench",
                    moved,
                    moved + " 10:00+07",
                    "bench");
        }
    }

    private static LocalDate before(LocalDate day) {
        return day == null ? null : day.minusDays(1);
    }

    private void position(MadeUpMember member, String kind) {
        positions.add(
                member.id(),
                plan.ref("member_position", member.id()),
                member.id(),
                member.cellId(),
                kind,
                LocalDate.of(plan.firstYear(), 1, 1),
                "01-QĐ/ĐU");
    }

    /** @return rows written */
    long write(CopyManager copy) throws SQLException, IOException {
        return members.write(copy)
                + memberships.write(copy)
                + leaves.write(copy)
                + transfers.write(copy)
                + positions.write(copy);
    }
}
