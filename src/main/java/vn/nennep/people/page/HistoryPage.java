package vn.nennep.people.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.frame.PageMessages;
import vn.nennep.frame.Words;
import vn.nennep.people.MemberFile;
import vn.nennep.people.MemberLeave;
import vn.nennep.people.MemberPosition;
import vn.nennep.people.Membership;
import vn.nennep.people.TransferRow;
import vn.nennep.tree.UnitRow;

/** The part of a member's page that tells the whole past, oldest first. */
@Named
@RequestScoped
public class HistoryPage {

    @Inject
    private MemberPage member;

    @Inject
    private PositionsPage positions;

    @Inject
    private UnitService units;

    @Inject
    private AccessService access;

    @Inject
    private Words words;

    @Inject
    private PageMessages messages;

    /** Memberships, leaves, positions and transfers by the day they begin. */
    public List<HistoryLine> getLines() {
        MemberFile file = member.getFile();
        List<HistoryLine> lines = new ArrayList<>();
        file.memberships().forEach(one -> lines.add(line(one)));
        file.positions().forEach(one -> lines.add(line(one)));
        file.leaves().forEach(one -> lines.add(line(one)));
        file.transfers().forEach(one -> lines.add(line(one)));
        lines.sort(Comparator.comparing(HistoryLine::from));
        return lines;
    }

    private HistoryLine line(Membership one) {
        UnitRow cell = cellOf(one);
        return new HistoryLine(
                messages.text("people.history.membership"),
                messages.text(
                        "people.history.at",
                        words.of(one.getCategory()),
                        cell == null ? messages.text("people.member.other-cell") : cell.name()),
                one.getValidFrom(),
                one.getValidTo(),
                messages.text("frame.now"),
                null);
    }

    private HistoryLine line(MemberPosition one) {
        boolean seen = access.may(Right.SEE, one.getUnitId());
        return new HistoryLine(
                messages.text("people.history.position"),
                messages.text(
                        "people.history.at",
                        positions.name(one.getKind()),
                        seen
                                ? units.getById(one.getUnitId(), one.getValidFrom())
                                        .name()
                                : messages.text("people.member.other-cell")),
                one.getValidFrom(),
                one.getValidTo(),
                messages.text("frame.now"),
                one.getDecisionNumber());
    }

    private HistoryLine line(MemberLeave one) {
        return new HistoryLine(
                messages.text("people.history.leave"),
                words.of(one.getKind()),
                one.getValidFrom(),
                one.getValidTo(),
                messages.text("frame.until-further"),
                one.getReason());
    }

    private HistoryLine line(TransferRow one) {
        String document =
                messages.text("people.transfer.document-of", one.documentNumber(), words.day(one.documentOn()));
        String state = one.reason() == null
                ? words.of(one.status())
                : messages.text("people.transfer.returned-because", words.of(one.status()), one.reason());
        return new HistoryLine(
                messages.text("people.history.transfer"),
                messages.text("people.history.way", words.of(one.kind()), one.fromName(), one.toName()),
                one.receivedOn() == null ? one.firstDay() : one.receivedOn(),
                one.lastDay(),
                "",
                document + " · " + state);
    }

    /** Null when it is one that the person may not see. */
    private UnitRow cellOf(Membership membership) {
        if (membership.getCellId().equals(member.getCell().id())) {
            return member.getCell();
        }
        return access.may(Right.SEE, membership.getCellId())
                ? units.getById(membership.getCellId(), membership.getValidFrom())
                : null;
    }
}
