package io.posthorn.api.replay;

import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.api.kafka.LogReader;
import io.posthorn.common.id.ReplayId;
import io.posthorn.common.journal.LogPosition;
import io.posthorn.common.topic.Topics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/// Finds the body of a delivery that is to be sent again: among the events, or longer still among the dead letters.
@Singleton
final class ResentBodies {
    private final Database database;
    private final LogReader log;
    private final Topics topics;
    private final Clock clock;

    ResentBodies(Database database, LogReader log, Topics topics, Clock clock) {
        this.database = database;
        this.log = log;
        this.topics = topics;
        this.clock = clock;
    }

    Optional<Redelivery> find(Original original, ReplayId replay) {
        Optional<Redelivery> ofEvent = ofEvent(original, replay);
        return original.dead()
                ? ofEvent.map(redelivery -> redelivery.replaying(original.deadLetter()))
                        .or(() -> ofDeadLetter(original, replay))
                : ofEvent;
    }

    private Optional<Redelivery> ofEvent(Original original, ReplayId replay) {
        return database.first("""
            select log_partition, log_offset
            from event
            where id = ?
            """, ResentBodies::position, original.event())
                .flatMap(position -> log.read(topics.events(), position))
                .flatMap(Bodies::event)
                .filter(accepted -> accepted.event().id().equals(original.event()))
                .map(accepted -> Redelivery.of(accepted, original.endpoint(), replay, clock.instant()));
    }

    private Optional<Redelivery> ofDeadLetter(Original original, ReplayId replay) {
        return database.first("""
            select log_partition, log_offset
            from dead_letter
            where id = ?
            """, ResentBodies::position, original.deadLetter())
                .flatMap(position -> log.read(topics.deadLetters(), position))
                .flatMap(Bodies::dead)
                .filter(dead -> dead.ref().id().equals(original.id()))
                .map(dead -> Redelivery.of(dead, replay, clock.instant()));
    }

    private static LogPosition position(Row row) {
        return new LogPosition(row.integer("log_partition"), row.number("log_offset"));
    }
}
