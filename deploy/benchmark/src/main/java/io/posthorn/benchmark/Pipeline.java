package io.posthorn.benchmark;

/// What raw and drain have in common, so that they can be compared.
final class Pipeline {
    /// Events of one round.
    static final int EVENTS = 300_000;

    /// Requests under way at once.
    static final int IN_FLIGHT = 256;

    private Pipeline() {}
}
