package vn.nennep.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import vn.nennep.access.AccessService;
import vn.nennep.access.Right;
import vn.nennep.access.UnitService;
import vn.nennep.access.Unscoped;
import vn.nennep.calendar.CalendarService;
import vn.nennep.shared.Codes;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;
import vn.nennep.tree.TreeRepository;
import vn.nennep.tree.UnitRow;

/**
 * Members go from cell to cell: the old cell sends, the new one receives or gives back. Until it is received nothing
 * changes in either cell; then all of it changes in one transaction.
 */
@Stateless
public class TransferService {

    private static final int DAYS_SHOWN_AFTER_SETTLING = 365;

    private static final int MOST_CHOICES = 20;

    @Inject
    private TransferRepository transfers;

    @Inject
    private MemberRepository repository;

    @Inject
    private TreeRepository tree;

    @Inject
    private UnitService units;

    @Inject
    private PositionRepository positions;

    @Inject
    private CalendarService calendar;

    @Inject
    private AccessService access;

    @Inject
    private Clock clock;

    /**
     * Sends a member on the way; sent again with the same ref it changes nothing.
     *
     * @throws RefusedException when the person is not at home in the cell, is on the way already, or the other cell is
     *     none on the first day
     */
    public void send(TransferOrder order) {
        UnitRow from = units.getCell(order.fromCode());
        access.require(Right.KEEP_MEMBERS, from.id());
        sent(order, from);
    }

    /**
     * Sends and receives in one step, on the first day that the letter names: for somebody who keeps the members of
     * both cells.
     */
    @Unscoped
    public void sendAndReceive(TransferOrder order) {
        UnitRow from = units.getCell(order.fromCode());
        access.require(Right.KEEP_MEMBERS, from.id());
        UnitRow target = target(order.targetCode());
        if (!access.may(Right.KEEP_MEMBERS, target.id())) {
            throw RefusedException.forbidden("people.transfer.not-receiver", target.name());
        }
        MemberTransfer transfer = sent(order, from);
        if (transfer.getStatus() == TransferStatus.SENT) {
            take(transfer, order.firstDay());
        }
    }

    private MemberTransfer sent(TransferOrder order, UnitRow from) {
        Member member = repository
                .findMember(order.memberRef())
                .orElseThrow(() -> RefusedException.notFound("access.not-found"));
        Optional<MemberTransfer> known = transfers.find(order.ref());
        if (known.isPresent()) {
            MemberTransfer there = known.get();
            if (!there.getMemberId().equals(member.getId())
                    || there.getFromCellId() != from.id()
                    || there.getToCellId() != target(order.targetCode()).id()) {
                throw RefusedException.conflict("constraint.member_transfer_ref_unique");
            }
            return known.get();
        }
        UnitRow target = target(order.targetCode());
        MemberTransfer transfer =
                new MemberTransfer(order, member.getId(), from.id(), target.id(), access.login(), clock);
        if (transfers.hasOpen(member.getId())) {
            throw RefusedException.conflict("people.transfer.open-already");
        }
        requireDay(transfer, home(transfer), target, order.firstDay());
        transfers.add(transfer);
        return transfer;
    }

    /**
     * The new cell takes the member in; done again with the same day it changes nothing.
     *
     * <p>It ends a membership of the other cell, which the person does not see: the branch is checked here.
     *
     * @param version of the transfer when the page was opened
     * @param day first day in the new cell
     */
    @Unscoped
    public void receive(UUID ref, int version, LocalDate day) {
        MemberTransfer transfer = get(ref);
        access.require(Right.KEEP_MEMBERS, transfer.getToCellId());
        transfers.lock(transfer);
        if (transfer.getStatus() == TransferStatus.RECEIVED
                && transfer.getReceivedOn().equals(day)) {
            return;
        }
        requireUnchanged(transfer, version);
        take(transfer, day);
    }

    /** The new cell gives the member back with a reason. */
    public void sendBack(UUID ref, int version, String reason) {
        MemberTransfer transfer = get(ref);
        access.require(Right.KEEP_MEMBERS, transfer.getToCellId());
        transfers.lock(transfer);
        if (transfer.getStatus() != TransferStatus.RETURNED) {
            requireUnchanged(transfer, version);
            transfer.sendBack(reason, access.login(), clock);
            transfers.flush();
        }
    }

    /** The old cell takes the transfer back. */
    public void withdraw(UUID ref, int version) {
        MemberTransfer transfer = get(ref);
        access.require(Right.KEEP_MEMBERS, transfer.getFromCellId());
        transfers.lock(transfer);
        if (transfer.getStatus() != TransferStatus.WITHDRAWN) {
            requireUnchanged(transfer, version);
            transfer.withdraw(access.login(), clock);
            transfers.flush();
        }
    }

    /** Transfers from and to a cell: those on the way first, then those settled within a year. */
    public List<TransferRow> list(UnitRow cell) {
        access.require(Right.SEE, cell.id());
        return listOf(List.of(cell.id()));
    }

    /** Transfers from and to today's cells of the person's branches, as {@link #list}. */
    public List<TransferRow> listOwn() {
        access.requireAnywhere(Right.SEE);
        return listOf(units.listOwnCells().stream().map(UnitRow::id).toList());
    }

    private List<TransferRow> listOf(List<Long> cells) {
        return transfers.listOf(
                cells, clock.instant().minus(DAYS_SHOWN_AFTER_SETTLING, ChronoUnit.DAYS), calendar.today());
    }

    /** How many members are on the way to a cell. */
    public long countIncoming(UnitRow cell) {
        access.require(Right.SEE, cell.id());
        return transfers.countIncoming(cell.id());
    }

    /**
     * Cells to choose from: today's cells of the person's own branches by any part of name or code, without accents,
     * and any cell at all whose code is typed in full.
     */
    public List<CellChoice> suggest(String typed) {
        access.requireAnywhere(Right.KEEP_MEMBERS);
        String text = VietnameseText.tidy(typed);
        if (text == null) {
            return List.of();
        }
        String wanted = VietnameseText.searchable(text);
        Stream<UnitRow> named = units.listOwnCells().stream()
                .filter(cell -> VietnameseText.searchable(cell.code() + " " + cell.name())
                        .contains(wanted));
        Stream<UnitRow> coded = Codes.isWellFormed(text)
                ? tree.findUnit(text, calendar.today()).filter(UnitRow::isCell).stream()
                : Stream.empty();
        return Stream.concat(coded, named)
                .map(cell -> new CellChoice(cell.code(), cell.name()))
                .distinct()
                .limit(MOST_CHOICES)
                .toList();
    }

    private UnitRow target(String code) {
        UnitRow target = Optional.ofNullable(code)
                .filter(Codes::isWellFormed)
                .flatMap(known -> tree.findUnit(known, calendar.today()))
                .orElseThrow(() -> RefusedException.invalid("people.transfer.target-unknown"));
        if (!target.isCell()) {
            throw RefusedException.invalid("tree.not-a-cell", target.name());
        }
        return target;
    }

    private MemberTransfer get(UUID ref) {
        return transfers.find(ref).orElseThrow(() -> RefusedException.notFound("access.not-found"));
    }

    private static void requireUnchanged(MemberTransfer transfer, int version) {
        if (transfer.getVersion() != version) {
            throw RefusedException.conflict("people.transfer.settled");
        }
    }

    private void take(MemberTransfer transfer, LocalDate day) {
        UnitRow target = tree.listUnits(List.of(transfer.getToCellId()), calendar.today()).stream()
                .findFirst()
                .orElseThrow(() -> RefusedException.invalid("people.transfer.target-unknown"));
        transfer.receive(day, access.login(), clock);
        Membership home = home(transfer);
        requireDay(transfer, home, target, day);
        requireNoStay(transfer, target, day);
        if (transfer.getKind() == TransferKind.OFFICIAL) {
            home.end(day.minusDays(1));
            MemberPosition.endAll(positions.list(transfer.getMemberId()), transfer.getFromCellId(), day.minusDays(1));
            repository.flush();
            repository.add(new Membership(transfer.getMemberId(), target.id(), home.getCategory(), day));
        } else {
            Membership stay = new Membership(transfer.getMemberId(), target.id(), MembershipCategory.TEMPORARY_IN, day);
            stay.end(transfer.getLastDay());
            repository.add(stay);
            repository.add(new MemberLeave(
                    transfer.getMemberId(),
                    LeaveKind.TEMPORARY_OUT,
                    day,
                    transfer.getLastDay(),
                    transfer.getDocumentNumber()));
        }
        transfers.flush();
    }

    private Membership home(MemberTransfer transfer) {
        return repository.listMemberships(transfer.getMemberId()).stream()
                .filter(one -> one.getCellId().equals(transfer.getFromCellId())
                        && one.getCategory().isHome()
                        && one.getValidTo() == null)
                .findFirst()
                .orElseThrow(() -> RefusedException.conflict("people.transfer.not-at-home"));
    }

    private void requireDay(MemberTransfer transfer, Membership home, UnitRow target, LocalDate day) {
        calendar.requireOpen(transfer.getFromCellId(), day, transfer.getLastDay());
        calendar.requireOpen(transfer.getToCellId(), day, transfer.getLastDay());
        // One day at least in the old cell: its last day is the day before.
        LocalDate earliest = transfer.getKind() == TransferKind.OFFICIAL
                ? home.getValidFrom().plusDays(1)
                : home.getValidFrom();
        if (day.isBefore(earliest)) {
            throw RefusedException.invalid("people.transfer.before-membership", home.getValidFrom());
        }
        units.requireCellOn(target, day);
    }

    private void requireNoStay(MemberTransfer transfer, UnitRow target, LocalDate day) {
        repository.listMemberships(transfer.getMemberId()).stream()
                .filter(one -> one.getCellId().equals(target.id()) && one.reaches(day))
                .filter(one ->
                        transfer.getLastDay() == null || !one.getValidFrom().isAfter(transfer.getLastDay()))
                .findFirst()
                .ifPresent(stay -> {
                    throw RefusedException.conflict("people.transfer.overlap", target.name(), stay.getValidFrom());
                });
    }
}
