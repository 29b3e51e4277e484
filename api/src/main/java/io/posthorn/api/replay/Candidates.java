package io.posthorn.api.replay;

import io.posthorn.api.database.Database;
import io.posthorn.api.database.Row;
import io.posthorn.api.reading.Conditions;
import io.posthorn.api.reading.TimeRange;
import io.posthorn.common.id.DeadLetterId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.EventId;
import io.posthorn.common.journal.LogPosition;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what a replay is over.
@Singleton
final class Candidates {
    private static final String PLAN = """
        select count(*) as matched, count(distinct endpoint_id) as endpoints,
            coalesce(sum(body_bytes), 0) as bytes
        """;

    private final Database database;

    Candidates(Database database) {
        this.database = database;
    }

    Plan plan(Replay replay) {
        Conditions conditions = conditions(replay);
        String from = switch (replay.filter()) {
            case ReplayFilter.DeadLetters _ -> "from dead_letter\n";
            case ReplayFilter.Events _ ->
                "from (select id, tenant, project, session, type, body_bytes, 1 as endpoint_id from event) e\n";
        };
        return database.first(
                        PLAN + from + conditions.where(),
                        row -> new Plan(row.number("matched"), row.number("endpoints"), row.number("bytes")),
                        conditions.arguments())
                .orElseThrow();
    }

    /// The next ones in the order of their ids.
    List<Candidate> next(Replay replay, @Nullable String after, int limit) {
        Conditions conditions = conditions(replay);
        if (after != null) {
            conditions.and("id > ?", after);
        }
        List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(conditions.arguments()));
        arguments.add(limit);
        String end = conditions.where() + conditions.order("") + "limit ?";
        return switch (replay.filter()) {
            case ReplayFilter.DeadLetters _ ->
                database.list(
                        """
                            select id, endpoint_id, log_partition, log_offset
                            from dead_letter
                            """ + end, row -> candidate(row, new EndpointId(row.text("endpoint_id"))), arguments.toArray());
            case ReplayFilter.Events events ->
                database.list("""
                    select id, log_partition, log_offset
                    from event
                    """ + end, row -> candidate(row, events.endpoint()), arguments.toArray());
        };
    }

    private static Candidate candidate(Row row, EndpointId endpoint) {
        return new Candidate(
                row.text("id"), endpoint, new LogPosition(row.integer("log_partition"), row.number("log_offset")));
    }

    private static Conditions conditions(Replay replay) {
        Conditions visible = Conditions.of(replay.tenant(), replay.project());
        return switch (replay.filter()) {
            case ReplayFilter.DeadLetters deadLetters -> deadLetters(visible, replay, deadLetters);
            case ReplayFilter.Events events -> events(visible, events);
        };
    }

    /// Without names never those that this replay itself leaves, nor those that come later: it would not end.
    private static Conditions deadLetters(Conditions visible, Replay replay, ReplayFilter.DeadLetters filter) {
        Conditions conditions = filter.like().in(visible).and("delivery_id is not null");
        if (!filter.ids().isEmpty()) {
            String[] ids = filter.ids().stream().map(DeadLetterId::value).toArray(String[]::new);
            return conditions.and("id = any (?)", (Object) ids);
        }
        return conditions
                .and("died_at <= ?", replay.createdAt())
                .and("(replay_id is null or replay_id <> ?)", replay.id())
                .and("""
                    not exists (
                        select 1
                        from replay_item
                        where dead_letter_id = dead_letter.id and replay_item.replay_id <> ?)\
                    """, replay.id());
    }

    private static Conditions events(Conditions visible, ReplayFilter.Events filter) {
        List<String> types = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        for (String pattern : filter.eventTypes().patterns()) {
            boolean prefix = pattern.endsWith("*");
            types.add(prefix ? "substring(type, 1, ?) = ?" : "type = ?");
            String name = prefix ? pattern.substring(0, pattern.length() - 1) : pattern;
            if (prefix) {
                names.add(name.length());
            }
            names.add(name);
        }
        return visible.equal("project", filter.scope().projectId().orElse(null))
                .equal("session", filter.scope().sessionId().orElse(null))
                .within(new TimeRange(filter.from(), filter.to()), EventId::firstAt)
                .and("(" + String.join(" or ", types) + ")", names.toArray());
    }
}
