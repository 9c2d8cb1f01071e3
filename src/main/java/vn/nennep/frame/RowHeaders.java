package vn.nennep.frame;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.context.ResponseWriterWrapper;
import java.io.IOException;
import java.io.Writer;
import org.primefaces.component.api.UIColumn;
import org.primefaces.component.datatable.DataTable;
import org.primefaces.component.datatable.DataTableRenderer;

/**
 * The library's tables have no heads of rows; without one, a table of twenty figures a row cannot be followed by those who
 * listen to it. A column with {@code pt:scope="row"} gets them, also in the table's last line.
 */
public class RowHeaders extends DataTableRenderer {

    /** Draws one cell. */
    private interface Cell {
        void draw() throws IOException;
    }

    @Override
    protected void encodeCell(
            FacesContext context, DataTable table, UIColumn column, boolean selected, boolean selectable, int row)
            throws IOException {
        draw(context, column, false, () -> super.encodeCell(context, table, column, selected, selectable, row));
    }

    @Override
    public void encodeColumnFooter(FacesContext context, DataTable table, UIColumn column) throws IOException {
        draw(context, column, true, () -> super.encodeColumnFooter(context, table, column));
    }

    /** @param scoped whether the scope is written here; cells of rows get it as an attribute of their column */
    private static void draw(FacesContext context, UIColumn column, boolean scoped, Cell cell) throws IOException {
        ResponseWriter plain = context.getResponseWriter();
        if (isHead(column)) {
            context.setResponseWriter(new HeadWriter(plain, scoped));
        }
        try {
            cell.draw();
        } finally {
            context.setResponseWriter(plain);
        }
    }

    private static boolean isHead(UIColumn column) {
        return column instanceof UIComponent component
                && "row".equals(component.getPassThroughAttributes().get("scope"));
    }

    /** Writes the cell as the head of its row. */
    private static final class HeadWriter extends ResponseWriterWrapper {

        private final boolean scoped;

        HeadWriter(ResponseWriter wrapped, boolean scoped) {
            super(wrapped);
            this.scoped = scoped;
        }

        @Override
        public void startElement(String name, UIComponent component) throws IOException {
            super.startElement(tag(name), component);
            if (scoped && "td".equals(name)) {
                super.writeAttribute("scope", "row", null);
            }
        }

        @Override
        public void endElement(String name) throws IOException {
            super.endElement(tag(name));
        }

        @Override
        public void writeAttribute(String name, Object value, String property) throws IOException {
            super.writeAttribute(name, "gridcell".equals(value) ? "rowheader" : value, property);
        }

        @Override
        public ResponseWriter cloneWithWriter(Writer writer) {
            return new HeadWriter(getWrapped().cloneWithWriter(writer), scoped);
        }

        private static String tag(String name) {
            return "td".equals(name) ? "th" : name;
        }
    }
}
