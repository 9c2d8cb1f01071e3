package vn.nennep.frame;

import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;

/**
 * A number of a table, and the list that it opens into: the tag {@code n:number}, whose {@code of} is a {@link NumberCell}. A
 * table of the report has thousands of them, so each is one component, and asks once.
 */
@FacesComponent(NumberLink.TYPE)
public class NumberLink extends UIComponentBase {

    static final String TYPE = "vn.nennep.NumberLink";

    @Override
    public String getFamily() {
        return TYPE;
    }

    @Override
    public void encodeBegin(FacesContext context) throws IOException {
        ResponseWriter writer = context.getResponseWriter();
        NumberCell cell = (NumberCell) getAttributes().get("of");
        if (cell.address() == null) {
            writer.writeText(cell.text(), null);
            return;
        }
        writer.startElement("a", this);
        writer.writeAttribute("href", cell.address(), null);
        writer.writeText(cell.text(), null);
        writer.endElement("a");
    }

    @Override
    public void encodeEnd(FacesContext context) {
        // The beginning has put nothing on the stack that would have to be taken off.
    }
}
