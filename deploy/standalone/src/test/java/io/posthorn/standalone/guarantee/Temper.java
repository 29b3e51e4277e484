package io.posthorn.standalone.guarantee;

import io.posthorn.standalone.receiver.Behaviour;
import java.time.Duration;

/// How an endpoint of a load behaves, and how its deliveries must end.
enum Temper {
    TAKES("delivered"),
    FAILS_TWICE("delivered"),
    REFUSES("dead"),
    HANGS("dead");

    private static final int MANY = 256;

    private final String end;

    Temper(String end) {
        this.end = end;
    }

    /// Every tenth endpoint each refuses, fails at first, or hangs.
    static Temper ofNumber(int endpoint) {
        return switch (endpoint % 10) {
            case 7 -> FAILS_TWICE;
            case 8 -> REFUSES;
            case 9 -> HANGS;
            default -> TAKES;
        };
    }

    Behaviour behaviour() {
        return switch (this) {
            case TAKES -> new Behaviour.Takes();
            case FAILS_TWICE -> new Behaviour.FailsFirst(2);
            case REFUSES -> new Behaviour.Refuses(500);
            case HANGS -> new Behaviour.Hangs();
        };
    }

    /// The status in which each of its deliveries must end.
    String end() {
        return end;
    }

    boolean isDelivered() {
        return end.equals("delivered");
    }

    Registration registration(String url, String eventType) {
        Registration registration = Registration.of(url, eventType);
        return switch (this) {
            case TAKES, FAILS_TWICE -> registration.retrying("200ms", "500ms", "1s", "1s", "1s", "2s");
            case REFUSES -> registration.retrying("200ms", "500ms");
            case HANGS ->
                registration.retrying("200ms").within(Duration.ofMillis(500)).inFlight(MANY);
        };
    }
}
