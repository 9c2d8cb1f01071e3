package vn.nennep.rollcall.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.nennep.rollcall.OutdatedRoll;
import vn.nennep.rollcall.RollCallService;
import vn.nennep.tree.UnitRow;

/** The recorded meetings of a cell whose rolls no longer fit its members: a part of the pages on which members change. */
@Named
@RequestScoped
public class OutdatedRollsPage {

    @Inject
    private RollCallService rollCalls;

    private final Map<Long, List<OutdatedRoll>> known = new HashMap<>();

    /** The cell's outdated rolls, newest first; empty without a cell. */
    public List<OutdatedRoll> of(UnitRow cell) {
        return cell == null ? List.of() : known.computeIfAbsent(cell.id(), id -> rollCalls.listOutdated(cell));
    }

    /** {@code Nguyễn Văn A, Trần Thị B} */
    public String names(List<String> names) {
        return String.join(", ", names);
    }
}
