package io.posthorn.standalone.guarantee;

/// How much can be in flight at once, and so be repeated after a crash (law 4).
final class InFlight {
    /// Deliveries that one dispatcher has begun and not yet completed, by default.
    private static final int DELIVERIES = 5000;

    /// Publishing callers whose event was stored and whose answer was lost, each with all its deliveries.
    private static final int PUBLISHED = Publishers.COUNT * 20;

    static final int MOST = DELIVERIES + PUBLISHED;

    private InFlight() {}
}
