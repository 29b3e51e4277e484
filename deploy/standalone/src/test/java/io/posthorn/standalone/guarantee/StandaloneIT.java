package io.posthorn.standalone.guarantee;

import io.posthorn.standalone.process.OutputOnFailure;
import io.posthorn.standalone.process.StandaloneNode;
import io.posthorn.standalone.receiver.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The standalone process under kill -9 and under SIGTERM.
@ExtendWith(OutputOnFailure.class)
final class StandaloneIT {
    private static final int KILLS = 3;
    private static final int ENDPOINTS = 20;

    private StandaloneNode node;
    private Receiver receiver;
    private World world;

    @BeforeEach
    void start() {
        receiver = Receiver.start();
        node = StandaloneNode.start();
        world = new World(new Posthorn(node::address), receiver);
    }

    @AfterEach
    void stop() {
        node.close();
        receiver.close();
    }

    @Test
    void everyAcceptedEventEndsThoughTheProcessIsKilledThreeTimes() {
        long seed = Long.getLong("posthorn.seed", System.nanoTime());

        new GuaranteeSuite(world, new KillsAtRandomMoments(node, KILLS, seed))
                .check(new AcceptedEventsEnd("kill", 2000, ENDPOINTS, KILLS * InFlight.MOST));
    }

    @Test
    void everyAcceptedEventEndsOnceThoughTheProcessIsStoppedUnderLoad() {
        new GuaranteeSuite(world, new Drain(node)).check(new AcceptedEventsEnd("drain", 500, ENDPOINTS, 0));
    }
}
