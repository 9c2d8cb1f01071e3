package vn.nennep.reorganisation;

import java.util.List;

/**
 * An event of units is taken back, and its rows are about to be as they were before.
 *
 * @param founded units that began by the event: they go, and with them what other rooms know of them
 */
public record UnitEventUndone(List<Long> founded) {

    public UnitEventUndone {
        founded = List.copyOf(founded);
    }
}
