package vn.nennep.freeze;

import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.nennep.tree.TreeView;

/**
 * Goes over the lines of a canonical text once, whoever writes or reads them, and comes to the hash of each unit's block
 * and to what papers of the unit carry. Holds one block at a time, and of it only its figures.
 */
final class TextDigest {

    /**
     * What a paper of a unit carries.
     *
     * @param hash of the head and the unit's own figures and shares in the view
     * @param figures the unit's consolidated line, as JSON
     */
    record UnitSeal(long unitId, TreeView view, String hash, String figures) {}

    private final List<String> head;
    private final Consumer<String> unitLines;
    private final Consumer<UnitSeal> seals;
    private final MessageDigest block = Digests.sha256();
    private final Map<TreeView, MessageDigest> figures = new EnumMap<>(TreeView.class);
    private final Map<TreeView, String> consolidated = new EnumMap<>(TreeView.class);
    private String unit;
    private long linesOfUnit;
    private long lines;

    /**
     * @param unitLines told of each unit's line of the end of the text: {@code unit, lines, hash}
     * @param seals told of each seal
     */
    TextDigest(FreezeHeader header, Consumer<String> unitLines, Consumer<UnitSeal> seals) {
        this.head = header.lines();
        this.unitLines = unitLines;
        this.seals = seals;
    }

    /** Takes the next line of a fact, with its bytes. */
    void take(String line, byte[] bytes) {
        int end = line.indexOf('\t');
        if (unit == null || end != unit.length() || !line.startsWith(unit)) {
            endUnit();
            unit = line.substring(0, Math.max(0, end));
        }
        block.update(bytes);
        linesOfUnit++;
        lines++;
        if (line.startsWith("figure\t", end + 1) || line.startsWith("share\t", end + 1)) {
            takeFigure(Fact.of(line), bytes);
        }
    }

    private void takeFigure(Fact fact, byte[] bytes) {
        TreeView view = fact.key().startsWith(TreeView.NOW.name() + "/") ? TreeView.NOW : TreeView.THEN;
        figures.computeIfAbsent(view, one -> {
                    MessageDigest digest = Digests.sha256();
                    head.forEach(line -> digest.update(Digests.bytes(line)));
                    return digest;
                })
                .update(bytes);
        if (fact.is(FactKind.FIGURE) && fact.key().startsWith(view.name() + "/whole/")) {
            consolidated.put(view, fact.value());
        }
    }

    /** Ends the last block. */
    void end() {
        endUnit();
        unit = null;
    }

    private void endUnit() {
        if (unit == null) {
            return;
        }
        unitLines.accept(unit + "\t" + linesOfUnit + "\t" + Digests.hex(block));
        figures.forEach((view, digest) -> {
            if (consolidated.containsKey(view)) {
                seals.accept(new UnitSeal(Long.parseLong(unit), view, Digests.hex(digest), consolidated.get(view)));
            }
        });
        figures.clear();
        consolidated.clear();
        linesOfUnit = 0;
    }

    /** How many facts it went over. */
    long lines() {
        return lines;
    }
}
