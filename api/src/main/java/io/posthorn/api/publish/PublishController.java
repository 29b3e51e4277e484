package io.posthorn.api.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.posthorn.api.access.Caller;
import io.posthorn.api.access.KeyScope;
import io.posthorn.api.access.Needs;
import io.posthorn.api.http.EventLoops;
import io.posthorn.api.http.RequestJson;
import io.posthorn.api.problem.ProblemAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Takes one event, and answers once the log holds it. Runs on the event loop and never blocks it.
@Controller("/v1/events")
@Needs(KeyScope.PUBLISH)
final class PublishController {
    private final EventForms forms;
    private final SubmissionCheck check;
    private final Publishing publishing;
    private final BatchPublishing batches;
    private final ProblemAnswers answers;
    private final PublishMeter meter;

    PublishController(
            EventForms forms,
            SubmissionCheck check,
            Publishing publishing,
            BatchPublishing batches,
            ProblemAnswers answers,
            PublishMeter meter) {
        this.forms = forms;
        this.check = check;
        this.publishing = publishing;
        this.batches = batches;
        this.answers = answers;
        this.meter = meter;
    }

    @Post
    @Consumes(MediaType.ALL)
    @Operation(summary = "Publish an event", description = "Plain JSON, or a CloudEvent, structured or binary")
    CompletableFuture<? extends HttpResponse<?>> publish(
            @Parameter(hidden = true) Caller caller, HttpRequest<byte[]> request) {
        if (forms.isBatch(request)) {
            return batch(caller, request);
        }
        EventFields fields = forms.one(request, RequestJson.body(request));
        PublishKey key = PublishKey.ofOne(caller.key(), EventForms.idempotencyKey(request), fields);
        Submission submission = check.check(caller, fields, key);
        Executor loop = EventLoops.current();
        return publishing.publish(submission).thenApplyAsync(outcome -> answer(request, outcome), loop);
    }

    /// Up to 1,000 events as a JSON array, as lines of JSON or as a CloudEvents batch; an answer for each, in their
    /// order.
    @Post("/batch")
    @Consumes(MediaType.ALL)
    @Operation(summary = "Publish up to 1,000 events")
    CompletableFuture<? extends HttpResponse<?>> batch(
            @Parameter(hidden = true) Caller caller, HttpRequest<byte[]> request) {
        Executor loop = EventLoops.current();
        EventForms.Many many = forms.many(request, RequestJson.body(request));
        return batches.publish(caller, EventForms.idempotencyKey(request), many).thenApplyAsync(this::answer, loop);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Outcome outcome) {
        meter.count(outcome);
        return switch (outcome) {
            case Outcome.Accepted accepted ->
                HttpResponse.accepted().body(json(accepted)).contentType(MediaType.APPLICATION_JSON_TYPE);
            case Outcome.Refused refused -> answers.answer(request, refused.problem());
        };
    }

    private HttpResponse<?> answer(List<Outcome> outcomes) {
        outcomes.forEach(meter::count);
        return BatchAnswer.response(outcomes);
    }

    /// Written by hand: this is the hot path.
    private static byte[] json(Outcome.Accepted accepted) {
        return ("{\"id\":\"" + accepted.id().value() + "\",\"duplicate\":" + accepted.duplicate() + "}")
                .getBytes(US_ASCII);
    }
}
