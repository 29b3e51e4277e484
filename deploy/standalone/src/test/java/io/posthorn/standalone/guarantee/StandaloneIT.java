package io.posthorn.standalone.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.posthorn.common.fixture.RunningThread;
import io.posthorn.standalone.process.OutputOnFailure;
import io.posthorn.standalone.process.StandaloneNode;
import io.posthorn.standalone.receiver.Behaviour;
import io.posthorn.standalone.receiver.Receiver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/// The standalone process, killed, stopped and mistreated, and how its threads share the cores. The tests share its
/// data folder and keep apart by their event types.
@ExtendWith(OutputOnFailure.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StandaloneIT {
    private static final int KILLS = 3;
    private static final int ENDPOINTS = 20;
    private static final int NICEST = 19;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
    void everyAcceptedEventEndsThoughTheProcessIsKilledThreeTimes() {
        new GuaranteeSuite(world, new KillsAtRandomMoments(node, KILLS, seed))
                .check(new AcceptedEventsEnd("kill", 2000, ENDPOINTS, KILLS * InFlight.MOST));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a precedence for each thread")
    void eventLoopsGoAheadOfTheOtherThreadsAndTheLedgerLast() {
        int usual = niceOf("posthorn-fan-ou").getFirst();
        assumeThat(usual)
                .as("these tests run at nice 0 to 8, so that nothing is cut off at 19")
                .isLessThan(NICEST);

        assertThat(niceOf("vert.x-eventloo")).containsOnly(usual - 5);
        assertThat(niceOf("default-eventLo"))
                .as("those that answer, and one that only accepts connections")
                .containsOnly(usual - 5, usual)
                .containsOnlyOnce(usual);
        assertThat(niceOf("data-plane-kafk")).containsOnly(usual);
        assertThat(niceOf("ledger")).containsExactly(NICEST);
    }

    @Test
    void everyAcceptedEventEndsOnceThoughTheProcessIsStoppedUnderLoad() {
        new GuaranteeSuite(world, new Drain(node)).check(new AcceptedEventsEnd("drain", 500, ENDPOINTS, 0));
    }

    /// With its delivery under way, which is handed back and made again.
    @Test
    void processStopsInTimeThoughAReceiverNeverAnswers() {
        String path = "/slow";
        String url = receiver.behave(path, new Behaviour.Hangs());
        world.posthorn().register(Registration.of(url, "slow.happened").within(Duration.ofMinutes(1)));
        String event = world.posthorn().publish("slow.happened", 1);
        await().atMost(PATIENCE).until(() -> receiver.receipts().attemptsOf(path, event) == 1);

        assertThat(node.terminate(Duration.ofSeconds(30))).isZero();

        receiver.behave(path, new Behaviour.Takes());
        node.startAgain();
        await().atMost(PATIENCE).until(() -> receiver.receipts().timesTaken(path, event) == 1);
    }

    @Test
    void replayGoesOnThoughTheProcessIsKilled() {
        new GuaranteeSuite(world, new KillsAtRandomMoments(node, 1, seed)).check(new ReplayGoesOn(200));
    }

    @Test
    void resendLeavesThePendingAttemptAlone() {
        new ResendIsApart(world).check();
    }

    @Test
    void misbehavingReceiverCostsOneAttemptWithinTheDeadline() {
        new DeadlineHolds(world).check();
    }

    private List<Integer> niceOf(String thread) {
        return node.threads().stream()
                .filter(each -> each.name().equals(thread))
                .map(RunningThread::nice)
                .toList();
    }
}
