package io.posthorn.standalone.guarantee;

/// How much can be in flight at once, and so be repeated after a crash (law 4).
final class InFlight {
    /// Publishing callers whose event was stored and whose answer was lost, each with all its deliveries.
    private static final int PUBLISHED = Publishers.COUNT * 20;

    static final long MOST = at(16) + PUBLISHED;

    private InFlight() {}

    /// Attempts under way at some endpoints that take, at most 64 at each, and as many that completed since the last
    /// commit, a quarter of a second ago at most.
    static long at(int endpoints) {
        return 2L * 64 * endpoints;
    }
}
