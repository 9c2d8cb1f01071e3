package vn.nennep.exchange.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.exchange.WorkbookFile;
import vn.nennep.exchange.WorkbookKind;
import vn.nennep.exchange.WorkbookService;
import vn.nennep.frame.Problem;
import vn.nennep.shared.ExcelName;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

/** Gives workbooks to fill in. */
@Path("workbooks")
@ApplicationScoped
public class WorkbookResource {

    @Inject
    private WorkbookService workbooks;

    @GET
    @Path("{kind}")
    @Operation(
            summary = "A workbook with what is there, to be changed and loaded again",
            description =
                    "kind: units, members (with memberships), plans, meetings (with their rolls) or accounts. unit: code of the unit with its branch. year: this one when left out. Loaded unchanged by POST /imports/{kind}, it changes nothing.")
    public Response workbook(
            @PathParam("kind") String kind,
            @QueryParam("unit") String unit,
            @QueryParam("year") Integer year,
            @Context HttpHeaders headers)
            throws IOException {
        Locale language = Problem.language(headers);
        WorkbookKind known =
                WorkbookKind.of(kind).orElseThrow(() -> RefusedException.notFound("exchange.workbook-unknown", kind));
        if (unit == null) {
            return Problem.of(
                    400,
                    "frame.parameter-missing",
                    Messages.text(language, "frame.parameter-missing", "unit"),
                    language);
        }
        WorkbookFile file = workbooks.make(known, unit, year, language);
        StreamingOutput content = file::sendTo;
        return Response.ok(content, ExcelName.TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
