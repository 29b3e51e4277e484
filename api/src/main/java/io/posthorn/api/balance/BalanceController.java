package io.posthorn.api.balance;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.reading.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// The books of a project, or of a tenant for a key of all of it; without a time, of everything retained.
@Controller("/v1/balance")
@Needs(KeyScope.READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BalanceController {
    private final Books books;

    BalanceController(Books books) {
        this.books = books;
    }

    @Get
    Balance balance(
            @Parameter(hidden = true) Caller caller,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to) {
        return books.balance(caller, TimeRange.inQuery(from, to));
    }
}
