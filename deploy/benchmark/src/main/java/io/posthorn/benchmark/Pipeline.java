package io.posthorn.benchmark;

import io.posthorn.dispatcher.deliver.WorkerConfig;

/// What raw and drain have in common, so that they can be compared.
final class Pipeline {
    /// Events of one round.
    static final int EVENTS = 300_000;

    /// Requests under way at once.
    static final int IN_FLIGHT = 256;

    /// As many as a dispatcher has.
    static final int EVENT_LOOPS = WorkerConfig.DEFAULT.eventLoops();

    private Pipeline() {}
}
