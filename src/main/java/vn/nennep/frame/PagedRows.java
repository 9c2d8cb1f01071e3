package vn.nennep.frame;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;

/**
 * The rows of a table, fetched a page at a time by the order and the words that the person chose. A column is sorted by the name in
 * its {@code field}; what is typed into the table's {@code globalFilter} is searched. A bean keeps it in a transient field.
 */
public final class PagedRows<T> extends LazyDataModel<T> {

    private static final long serialVersionUID = 1L;

    private final transient Function<PageRequest, RowPage<T>> source;

    public PagedRows(Function<PageRequest, RowPage<T>> source) {
        this.source = source;
    }

    /** Always 0: rows and their number come by one question, in {@link #load}. */
    @Override
    public int count(Map<String, FilterMeta> filterBy) {
        return 0;
    }

    @Override
    public List<T> load(int first, int size, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
        FilterMeta search = filterBy.get(FilterMeta.GLOBAL_FILTER_KEY);
        String words = search == null ? null : (String) search.getFilterValue();
        SortMeta order =
                sortBy.values().stream().filter(SortMeta::isActive).findFirst().orElse(null);
        String sortedBy = order == null ? null : order.getField();
        boolean descending = order != null && order.getOrder().isDescending();
        // A table without pages asks for 0 rows.
        int most = size == 0 ? Integer.MAX_VALUE : size;
        RowPage<T> page = source.apply(new PageRequest(first, most, sortedBy, descending, words));
        if (page.rows().isEmpty() && first > 0) {
            // The list is shorter than when its page was remembered: its last page is shown, where the component goes
            // too.
            int total = source.apply(new PageRequest(0, most, sortedBy, descending, words))
                    .total();
            int last = recalculateFirst(first, size, total);
            page = source.apply(new PageRequest(total == 0 ? 0 : last, most, sortedBy, descending, words));
        }
        setRowCount(page.total());
        return page.rows();
    }
}
