package vn.nennep.freeze;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * Looks whether a freeze is still what was written, and whether the data are those that were frozen: both in one pass
 * over the stored text and the facts of now.
 */
final class FreezeLook {

    /** How many differences are named. */
    private static final int MOST = 20;

    private final FreezeStore store;
    private final FreezeRow row;
    private final List<Finding.Fault> faults = new ArrayList<>();

    FreezeLook(FreezeStore store, FreezeRow row) {
        this.store = store;
        this.row = row;
    }

    /** The stored text, not compressed. */
    static InputStream text(FreezeStore store, long freeze) throws IOException {
        return new GZIPInputStream(
                new BufferedInputStream(new ChunkInput(position -> store.findPiece(freeze, position))), 1 << 16);
    }

    /** Compares everything; the connection of the store sees one state. */
    Finding run(Instant now) {
        Map<String, SealRow> seals = new HashMap<>();
        store.listSeals(row.id()).forEach(seal -> seals.put(seal.unitId() + "/" + seal.view(), seal));
        boolean away = store.isPutAway(row.year());
        TextComparison comparison = new TextComparison(MOST, fact -> !away || !fact.is(FactKind.MARK));
        try (InputStream stored = text(store, row.id())) {
            FrozenText text =
                    new FrozenText(stored, seal -> compare(seals.remove(seal.unitId() + "/" + seal.view()), seal));
            FactColumns columns = store.columns().only(text.header().columns());
            FactKind[] without = away ? new FactKind[] {FactKind.MARK} : new FactKind[0];
            try (ResultIterator<String> facts = store.facts(row.year(), columns, without)) {
                comparison.run(text, facts);
            }
            compare(text);
        } catch (FrozenTextException | IOException e) {
            faults.add(new Finding.Fault(FrozenPart.TEXT, e.getMessage()));
        }
        if (faults.stream().noneMatch(fault -> fault.part() == FrozenPart.TEXT)) {
            seals.values().forEach(seal -> fault(FrozenPart.SEAL, seal.unitId() + " " + seal.view()));
        }
        if (row.previous() != null && store.find(row.previous()).isEmpty()) {
            fault(FrozenPart.CHAIN, row.previous());
        }
        return new Finding(
                now,
                faults,
                comparison.number(),
                comparison.first().stream().map(store::reduced).toList(),
                away);
    }

    private void compare(SealRow stored, TextDigest.UnitSeal computed) {
        if (stored == null || !stored.isOf(computed)) {
            fault(FrozenPart.SEAL, computed.unitId() + " " + computed.view());
        }
    }

    private void compare(FrozenText text) {
        text.faults().forEach(unit -> fault(FrozenPart.UNIT, unit));
        FreezeHeader header = text.header();
        if (!text.hash().equals(row.hash())) {
            fault(text.faults().isEmpty() ? FrozenPart.ROW : FrozenPart.TEXT, "hash " + text.hash());
        }
        if (header.year() != row.year()
                || !Objects.equals(header.period(), row.period())
                || header.version() != row.version()
                || !header.frozenAt().equals(row.frozenAt())
                || header.unreported() != row.unreportedCount()
                || header.aside() != row.asideCount()
                || !Objects.equals(header.previous(), row.previous())
                || text.lines() != row.lineCount()) {
            fault(FrozenPart.ROW, row.period() + " " + row.version());
        }
    }

    private void fault(FrozenPart part, String detail) {
        faults.add(new Finding.Fault(part, detail));
    }
}
