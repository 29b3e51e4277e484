package io.posthorn.api.agent.simulation;

import io.posthorn.api.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/// Advances while the client waits, in one transaction. Thread-safe; blocks.
@Singleton
final class Simulations {
    private final Advance advance;
    private final Bringing bringing;
    private final Database database;
    private final Clock clock;

    Simulations(Advance advance, Bringing bringing, Database database, Clock clock) {
        this.advance = advance;
        this.bringing = bringing;
        this.database = database;
        this.clock = clock;
    }

    AdvanceTime advance(Simulation simulation) {
        Instant asked = clock.instant();
        Advance.Advanced done = database.inTransaction(() -> advance.carryOut(simulation, asked));
        bringing.bring(done.events());
        return done.told();
    }
}
