package vn.nennep.alert;

import java.util.List;

/** A room further down the stair that has something to tell of no cell: how its own work goes. */
public interface AlertSource {

    /** What needs whoever has the right of its kind anywhere; nothing when all is well. */
    List<AlertRow> list();
}
