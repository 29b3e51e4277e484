package io.posthorn.api.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the parameters of a [PageRequest] in OpenAPI. On each route that takes one, which is hidden there.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Operation(
        parameters = {
            @Parameter(
                    name = PageRequest.LIMIT,
                    in = ParameterIn.QUERY,
                    description = "How many items the page has at most",
                    schema = @Schema(type = "integer", minimum = "1", maximum = "250", defaultValue = "50")),
            @Parameter(
                    name = PageRequest.CURSOR,
                    in = ParameterIn.QUERY,
                    description = "The next_cursor of the page before",
                    schema = @Schema(type = "string"))
        })
public @interface Paged {}
