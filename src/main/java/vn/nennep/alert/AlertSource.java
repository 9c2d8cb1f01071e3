package vn.nennep.alert;

import java.util.List;

/** Alerts that concern no cell, given by a room further down the stair: how its own work goes. */
public interface AlertSource {

    /** What needs whoever has the right of its kind anywhere; nothing when all is well. */
    List<AlertRow> list();
}
