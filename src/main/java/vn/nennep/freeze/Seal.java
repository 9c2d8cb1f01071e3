package vn.nennep.freeze;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * What stands on a paper of frozen figures, so that whoever holds it can ask whether it is right.
 *
 * @param hash of the unit's own figures in the canonical text, 64 hexadecimal digits
 * @param period that was frozen, e.g. {@code 2021}
 * @param version of the freeze
 * @param unreported cells of the installation without a recorded meeting, frozen all the same
 * @param differing in how many figures and shares of the unit this version differs from the one before; 0 in the first
 * @param current whether the published figures of the unit are still the frozen ones; a paper of others must not carry it
 * @param address where people of the installation check papers, with the hash; null when no address is set, then a door
 *     takes that of its request
 */
public record Seal(
        String hash,
        String period,
        int version,
        Instant frozenAt,
        int unreported,
        int differing,
        boolean current,
        String address)
        implements Serializable {

    /** The path of the check page with a hash, below the address of the installation. */
    static String path(String hash) {
        return "/freeze/check.xhtml?hash=" + hash;
    }

    Seal withAddress(String installation) {
        String here = installation == null ? null : installation.replaceAll("/+$", "") + path(hash);
        return new Seal(hash, period, version, frozenAt, unreported, differing, current, here);
    }

    /** @param base address of the installation without a slash at its end; null for the one that is set */
    public String checkAddress(String base) {
        return Optional.ofNullable(address).orElseGet(() -> (base == null ? "" : base) + path(hash));
    }

    /** The hash in groups of eight, as people compare it. */
    public String hashText() {
        return hash.replaceAll("(.{8})(?=.)", "$1 ");
    }
}
