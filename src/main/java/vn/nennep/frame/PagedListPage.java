package vn.nennep.frame;

import jakarta.inject.Inject;
import java.io.Serializable;
import vn.nennep.shared.ListFile;
import vn.nennep.shared.PageRequest;
import vn.nennep.shared.RowPage;

/**
 * A page with one long list. Its address may name a page of the list, so that it can be kept and sent on, and so that pages
 * turn without a script; from there the table goes on by itself. The tag {@code n:pager} draws the addresses.
 */
public abstract class PagedListPage<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int ROWS_A_PAGE = 25;

    @Inject
    private TableMemory memory;

    @Inject
    private ListFiles files;

    private String file;
    private int page = 1;
    private int total;
    private transient PagedRows<T> rows;
    private transient PageRequest asked;
    private transient RowPage<T> answer;

    /** Reads the rows that are wanted. */
    protected abstract RowPage<T> read(PageRequest request);

    /**
     * The address of a page of the list.
     *
     * @param number from 1
     */
    public abstract String address(int number);

    /** How the list is written as a file. */
    protected abstract ListFile<T> asFile();

    /**
     * Reads the page that the address names; when the list is shorter, its last one. When the address asks for a file, the
     * whole list is sent as one instead.
     *
     * @param view the page's address below the application
     * @param table the table's identifier in the page
     */
    protected final void openList(String view, String table) {
        // No list is so long that the place of its rows is beyond the numbers of the machine.
        page = Math.max(1, Math.min(page, Integer.MAX_VALUE / getRowsAPage()));
        readPage();
        if (ListFiles.XLSX.equals(file)) {
            // After the page was read: what refuses the page is still told by a page.
            files.send(asFile(), this::read);
            return;
        }
        if (page > getPages()) {
            page = getPages();
            readPage();
        }
        memory.show(view, table, address(page));
    }

    private void readPage() {
        asked = new PageRequest(getFirst(), getRowsAPage(), null, false, null);
        answer = read(asked);
        total = answer.total();
    }

    /** What was read for the address is what the table asks for first; it is read once. Later it may have changed. */
    private RowPage<T> fetch(PageRequest request) {
        RowPage<T> found = request.equals(asked) ? answer : read(request);
        asked = null;
        answer = null;
        total = found.total();
        return found;
    }

    public PagedRows<T> getRows() {
        if (rows == null) {
            rows = new PagedRows<>(this::fetch);
        }
        return rows;
    }

    /** The address of the whole list as an Excel file. */
    public String getFileAddress() {
        String list = address(1);
        return list + (list.indexOf('?') < 0 ? '?' : '&') + "file=" + ListFiles.XLSX;
    }

    /** What the address asks for instead of the page; null for the page. */
    public String getFile() {
        return file;
    }

    public void setFile(String file) {
        this.file = file;
    }

    public int getRowsAPage() {
        return ROWS_A_PAGE;
    }

    /** How many rows the list has that are searched for. */
    public int getTotal() {
        return total;
    }

    public int getPages() {
        return Math.max(1, (total + getRowsAPage() - 1) / getRowsAPage());
    }

    /** The place of the first row of the address's page, from 0. */
    public int getFirst() {
        return (page - 1) * getRowsAPage();
    }

    /** From 1. */
    public int getPage() {
        return page;
    }

    public void setPage(int page) {
        this.page = page;
    }
}
