package vn.nennep.freeze;

import vn.nennep.tree.TreeView;

/** What a paper of a unit carries, as it is stored; {@link TextDigest.UnitSeal} is the same as computed from the text. */
public record SealRow(long freezeId, long unitId, TreeView view, String hash, String figures) {

    boolean isOf(TextDigest.UnitSeal seal) {
        return unitId == seal.unitId()
                && view == seal.view()
                && hash.equals(seal.hash())
                && figures.equals(seal.figures());
    }
}
