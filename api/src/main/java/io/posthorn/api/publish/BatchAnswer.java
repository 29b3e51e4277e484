package io.posthorn.api.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.posthorn.api.problem.FieldProblem;
import io.posthorn.api.problem.Problem;
import io.posthorn.common.id.EventId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a batch is answered with: 202 when the log has every event, 207 when some were refused.
record BatchAnswer(List<Item> data) {
    /// One event: its id, or why it was refused.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @Nullable EventId id,
            @Nullable Boolean duplicate,
            @Nullable Refusal error) {}

    /// Why an event was refused.
    record Refusal(
            int status,
            String detail,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors) {}

    static HttpResponse<BatchAnswer> response(List<Outcome> outcomes) {
        List<Item> items = outcomes.stream().map(BatchAnswer::item).toList();
        boolean complete = items.stream().allMatch(item -> item.error() == null);
        return HttpResponse.status(complete ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS)
                .body(new BatchAnswer(items));
    }

    private static Item item(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> new Item(accepted.id(), accepted.duplicate(), null);
            case Outcome.Refused refused -> new Item(null, null, refusal(refused.problem()));
        };
    }

    private static Refusal refusal(Problem problem) {
        return new Refusal(problem.status().getCode(), problem.detail(), problem.errors());
    }
}
