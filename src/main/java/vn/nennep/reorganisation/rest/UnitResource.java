package vn.nennep.reorganisation.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import vn.nennep.access.UnitService;
import vn.nennep.shared.RefusedException;
import vn.nennep.tree.UnitKind;
import vn.nennep.tree.UnitRow;

/** Today's tree of units, as far as the caller may see it. */
@Path("units")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class UnitResource {

    @Inject
    private UnitService units;

    /** @param parentCode null for a province */
    public record UnitBody(String code, String name, UnitKind kind, String parentCode) {

        static UnitBody of(UnitRow unit) {
            return new UnitBody(unit.code(), unit.name(), unit.kind(), unit.parentCode());
        }
    }

    @GET
    @Operation(
            summary = "Units of today's tree, by code",
            description = "kind: PROVINCE, SUPERIOR, GRASSROOTS, SECTION or CELL; all kinds when absent")
    public List<UnitBody> list(@QueryParam("kind") String kind) {
        return kinds(kind).stream()
                .flatMap(wanted -> units.list(wanted).stream())
                .map(UnitBody::of)
                .toList();
    }

    @GET
    @Path("{code}")
    @Operation(summary = "One unit")
    public UnitBody get(@PathParam("code") String code) {
        return UnitBody.of(units.get(code));
    }

    private static List<UnitKind> kinds(String kind) {
        if (kind == null || kind.isBlank()) {
            return List.of(UnitKind.values());
        }
        return Arrays.stream(UnitKind.values())
                .filter(known -> known.name().equals(kind))
                .findFirst()
                .map(List::of)
                .orElseThrow(
                        () -> RefusedException.invalid("tree.kind-unknown", kind, Arrays.toString(UnitKind.values())));
    }
}
