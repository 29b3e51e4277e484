package io.posthorn.standalone.receiver;

import java.time.Duration;

/// How a receiver treats what is posted to one of its paths.
public sealed interface Behaviour {
    /// 200 at once.
    record Takes() implements Behaviour {}

    /// 500 for the first few attempts of each event, then 200.
    record FailsFirst(int attempts) implements Behaviour {}

    /// Always this status.
    record Refuses(int status) implements Behaviour {}

    /// Reads the request and never answers.
    record Hangs() implements Behaviour {}

    /// 200, but only after a while.
    record TakesAfter(Duration delay) implements Behaviour {}

    /// 200 and then a byte now and then, for ever.
    record Drips() implements Behaviour {}

    /// 200 and then bytes as fast as they are taken, for ever.
    record NeverEnds() implements Behaviour {}

    /// 200, half of the promised body, and the connection is gone.
    record BreaksOff() implements Behaviour {}
}
