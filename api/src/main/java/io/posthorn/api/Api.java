package io.posthorn.api;

import io.micronaut.runtime.Micronaut;
import io.posthorn.common.thread.Precedence;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

/// The API as a process of its own.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Posthorn",
                        version = "0.1.0",
                        description = "Durable webhook delivery on Kafka",
                        license = @License(name = "Apache-2.0")))
public final class Api {
    private Api() {}

    public static void main(String[] arguments) {
        Precedence.afterTheJvm();
        Micronaut.run(Api.class, arguments);
    }
}
