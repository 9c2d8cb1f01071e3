package vn.nennep.frame;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** All REST paths stand under {@code /api/v1} and ask for HTTP Basic. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Nền Nếp",
                        version = "1",
                        description = "Loading data, starting the consolidation, reading the published figures."),
        security = @SecurityRequirement(name = "basic"))
@SecurityScheme(securitySchemeName = "basic", type = SecuritySchemeType.HTTP, scheme = "basic")
public class RestApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        // OpenAPI describes the paths; the older description would also tell which release of the server this is.
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
