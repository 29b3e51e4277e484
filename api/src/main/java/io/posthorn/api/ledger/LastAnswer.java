package io.posthorn.api.ledger;

import io.posthorn.common.journal.Fact.Attempt;
import org.jspecify.annotations.Nullable;

/// What the last attempt came to.
///
/// @param statusCode absent without an answer
record LastAnswer(@Nullable Integer statusCode, @Nullable String error) {
    static final LastAnswer NONE = new LastAnswer(null, null);

    LastAnswer {
        error = ForeignText.storableOrNull(error);
    }

    static LastAnswer of(Attempt attempt) {
        return new LastAnswer(attempt.statusCode() == 0 ? null : attempt.statusCode(), attempt.error());
    }
}
