package vn.nennep.freeze;

import java.util.List;

/**
 * What a hash stands for.
 *
 * @param freeze the freeze that it belongs to
 * @param newest the newest version of the same period
 * @param seals what the paper shows: the unit of a paper, or the provinces when the hash is that of the freeze itself
 * @param ofUnit whether it is the hash of a unit's paper
 */
record FrozenPaper(FreezeRow freeze, FreezeRow newest, List<SealRow> seals, boolean ofUnit) {}
