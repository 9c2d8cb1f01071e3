package vn.nennep.frame;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.primefaces.PrimeFaces;

/**
 * What a table remembers on the way back (its order, its page, what was searched) belongs to the list that it showed: the
 * members of another cell start anew.
 */
@SessionScoped
public class TableMemory implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Map<String, String> lists = new HashMap<>();

    /**
     * Says what a table with {@code multiViewState} is going to show; called before the page is drawn.
     *
     * @param view the page's address below the application, with which the library keeps what the table remembers
     * @param table the table's identifier in the page
     * @param list what tells this list from the others of the page, such as the code of a cell
     */
    public void show(String view, String table, String list) {
        String before = lists.put(view + '#' + table, list);
        if (before != null && !before.equals(list)) {
            PrimeFaces.current().multiViewState().clear(view, table, false);
        }
    }
}
