package io.posthorn.api.agent.simulation;

/// How far a job is.
sealed interface JobState {
    /// Not ended yet, whoever carries it out.
    record Running() implements JobState {}

    /// The advance is done.
    ///
    /// @param result JSON
    record Succeeded(String result) implements JobState {}

    /// Nothing was advanced.
    ///
    /// @param error one sentence
    record Failed(String error) implements JobState {}

    /// The word on the wire and in tables.
    default String code() {
        return switch (this) {
            case Running _ -> "running";
            case Succeeded _ -> "succeeded";
            case Failed _ -> "failed";
        };
    }
}
