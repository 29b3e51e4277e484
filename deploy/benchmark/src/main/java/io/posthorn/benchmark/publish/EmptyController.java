package io.posthorn.benchmark.publish;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;

/// A handler that does nothing, behind the same filters as publishing: what the server itself costs.
@Controller(EmptyController.PATH)
@Needs(KeyScope.PUBLISH)
final class EmptyController {
    static final String PATH = "/benchmark/empty";

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> take() {
        return HttpResponse.accepted();
    }
}
