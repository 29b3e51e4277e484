package io.posthorn.api.docs;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.posthorn.api.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URL;

/// Serves the OpenAPI description that the build makes of the controllers, and a page that renders it.
@Hidden
@Controller("/openapi")
final class OpenApiController {
    private static final String DESCRIPTION = "classpath:META-INF/swagger/posthorn-0.1.0.yml";
    private static final String PAGE = "classpath:openapi/index.html";
    private static final MediaType YAML = MediaType.of("application/yaml");

    private final ResourceResolver resources;

    OpenApiController(ResourceResolver resources) {
        this.resources = resources;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<StreamedFile> page() {
        return file(PAGE, MediaType.TEXT_HTML_TYPE);
    }

    @Get("/posthorn.yml")
    @Produces(MediaType.ALL)
    HttpResponse<StreamedFile> description() {
        return file(DESCRIPTION, YAML);
    }

    private HttpResponse<StreamedFile> file(String path, MediaType type) {
        URL found = resources
                .getResource(path)
                .orElseThrow(() -> Problem.notFound("Description").asException());
        return HttpResponse.ok(new StreamedFile(found)).contentType(type);
    }
}
