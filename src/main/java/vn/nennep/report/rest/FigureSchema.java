package vn.nennep.report.rest;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import vn.nennep.shared.Messages;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;
import vn.nennep.tree.UnitKind;

/** Describes a line of the report to other programs, from the catalogue of figures. */
public class FigureSchema implements OASFilter {

    /** Name of the schema of a line. */
    static final String LINE = "ReportLine";

    /** Name of the schema of several lines. */
    static final String LINES = "ReportLines";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(LINE, line());
        api.getComponents()
                .addSchema(
                        LINES,
                        OASFactory.createSchema()
                                .type(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref(LINE)));
    }

    private static Schema line() {
        Schema line = OASFactory.createSchema().type(Schema.SchemaType.OBJECT);
        line.addProperty("code", of(Schema.SchemaType.STRING, "code of the unit in the year"));
        line.addProperty("name", of(Schema.SchemaType.STRING, "name of the unit in the year"));
        Schema kind = of(Schema.SchemaType.STRING, "kind of the unit");
        for (UnitKind one : UnitKind.values()) {
            kind.addEnumeration(one.name());
        }
        line.addProperty("kind", kind);
        line.addProperty(
                "incomplete",
                of(
                        Schema.SchemaType.BOOLEAN,
                        "whether the line is without some cells of the branch, because their figures do not agree"));
        for (Figure figure : Figure.counted()) {
            line.addProperty(figure.json(), of(Schema.SchemaType.INTEGER, Messages.label(Messages.ENGLISH, figure)));
        }
        for (Dimension dimension : Dimension.values()) {
            line.addProperty(
                    dimension.json(),
                    of(Schema.SchemaType.OBJECT, Messages.label(Messages.ENGLISH, dimension))
                            .additionalPropertiesSchema(
                                    OASFactory.createSchema().type(Schema.SchemaType.INTEGER)));
        }
        return line;
    }

    private static Schema of(Schema.SchemaType type, String description) {
        return OASFactory.createSchema().type(type).description(description);
    }
}
