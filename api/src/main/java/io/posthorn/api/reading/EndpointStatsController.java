package io.posthorn.api.reading;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.database.Database;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.api.problem.Checks;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.reading.EndpointStats.AttemptStats;
import io.posthorn.common.id.AttemptId;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What became of one endpoint's deliveries: over the last 24 hours, unless another time is asked for.
@Controller("/v1/endpoints")
@Needs(KeyScope.READ)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EndpointStatsController {
    private static final Duration USUAL_WINDOW = Duration.ofHours(24);

    private final Database database;
    private final Registrations registrations;
    private final Clock clock;

    EndpointStatsController(Database database, Registrations registrations, Clock clock) {
        this.database = database;
        this.registrations = registrations;
        this.clock = clock;
    }

    @Get("/{id}/stats")
    EndpointStats stats(
            @Parameter(hidden = true) Caller caller,
            String id,
            @QueryValue @Nullable String from,
            @QueryValue @Nullable String to) {
        EndpointId endpoint = Checks.inPath("Endpoint", () -> new EndpointId(id));
        if (registrations
                .find(endpoint)
                .filter(found -> caller.sees(found.scope()))
                .isEmpty()) {
            throw Problem.notFound("Endpoint").asException();
        }
        TimeRange range = TimeRange.inQuery(from, to);
        Instant end = range.end().orElseGet(clock::instant);
        Instant start = range.start().orElse(end.minus(USUAL_WINDOW));
        return new EndpointStats(id, start, end, deliveries(endpoint, start, end), attempts(endpoint, start, end));
    }

    private record Count(String of, long count, long meanMillis) {}

    private Map<String, Long> deliveries(EndpointId endpoint, Instant start, Instant end) {
        return database
                .list(
                        """
                        select status, count(*) as deliveries
                        from delivery
                        where endpoint_id = ? and id >= ? and id < ?
                        group by status
                        """,
                        row -> new Count(row.text("status"), row.number("deliveries"), 0),
                        endpoint,
                        DeliveryId.firstAt(start),
                        DeliveryId.firstAt(end))
                .stream()
                .collect(Collectors.toMap(Count::of, Count::count));
    }

    private Map<String, AttemptStats> attempts(EndpointId endpoint, Instant start, Instant end) {
        return database
                .list(
                        """
                        select outcome, count(*) as attempts, sum(duration_millis) / count(*) as mean
                        from attempt
                        where endpoint_id = ? and id >= ? and id < ?
                        group by outcome
                        """,
                        row -> new Count(row.text("outcome"), row.number("attempts"), row.number("mean")),
                        endpoint,
                        AttemptId.firstAt(start),
                        AttemptId.firstAt(end))
                .stream()
                .collect(Collectors.toMap(Count::of, count -> new AttemptStats(count.count(), count.meanMillis())));
    }
}
