package io.posthorn.standalone.guarantee;

import io.posthorn.standalone.process.OutputOnFailure;
import io.posthorn.standalone.process.StandaloneNode;
import io.posthorn.standalone.receiver.Receiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// The agent surface of a real process, also of one that is killed. The tests share its data folder; each registers its
/// webhooks anew.
@ExtendWith(OutputOnFailure.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AgentIT {
    private static final int KILLS = 3;
    private static final int WAKEUPS = 300;
    private static final int SCHEDULES = 300;
    private static final int WEBHOOKS = 2;

    private final long seed = Long.getLong("posthorn.seed", System.nanoTime());
    private final Receiver receiver = Receiver.start();
    private final StandaloneNode node = StandaloneNode.start();
    private final World world = new World(new Posthorn(node::address), receiver);

    @BeforeEach
    void runs() {
        node.ensureRunning();
    }

    @AfterAll
    void stop() {
        node.close();
        receiver.close();
    }

    @Test
    void wakeupIsPushedToBothWebhooksSignedAndPolledInTheSameShape() {
        new NotificationsArrive(world).checkBothWaysOut();
    }

    @Test
    void receiverThatFailsIsPostedTheSameBytesFourTimesAtMost() {
        new NotificationsArrive(world).checkFourAttempts();
    }

    @Test
    void bothSecretsSignAfterARotationAndChangePlacesOnEvenAttempts() {
        new NotificationsArrive(world).checkRotation();
    }

    @Test
    void everythingDueFiresOnceThoughTheProcessIsKilledThreeTimes() {
        new GuaranteeSuite(world, new KillsAtRandomMoments(node, KILLS, seed))
                .check(new DueFiresOnce(WAKEUPS, SCHEDULES, KILLS * inFlight(), seed));
    }

    /// What became due while the process was down is fired at once, and can all be on its way through fan-out when the
    /// next kill comes: whoever continues makes those deliveries again.
    private static long inFlight() {
        return InFlight.at(WEBHOOKS) + WAKEUPS + SCHEDULES;
    }
}
