package io.posthorn.standalone.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.standalone.process.OutputOnFailure;
import io.posthorn.standalone.process.SplitDeployment;
import io.posthorn.standalone.receiver.Receiver;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// APIs and dispatchers as separate processes around one Kafka and one PostgreSQL. The tests share them and keep apart
/// by their event types.
@ExtendWith(OutputOnFailure.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SplitIT {
    private static final int EVENTS = 500;
    private static final int ENDPOINTS = 10;
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private final Receiver receiver = Receiver.start();
    private final SplitDeployment deployment = SplitDeployment.start(2, 2);
    private final World world = new World(new Posthorn(deployment::address), receiver);

    @AfterAll
    void stop() {
        deployment.close();
        receiver.close();
    }

    @Test
    void eventRightAfterItsRegistrationArrivesAndRightAfterItsDeletionDoesNot() {
        new RegistrationsCount(world).check(200);
    }

    @Test
    void everyAcceptedEventEndsThoughOneOfTheDispatchersIsKilled() {
        new GuaranteeSuite(world, new DispatcherKill(deployment))
                .check(new AcceptedEventsEnd("replicas", EVENTS, ENDPOINTS, InFlight.MOST));
    }

    @Test
    void everyAcceptedEventEndsThoughKafkaIsAwayUnderLoad() {
        AcceptedEventsEnd guarantee = new AcceptedEventsEnd("outage", EVENTS, ENDPOINTS, InFlight.MOST);

        new GuaranteeSuite(world, new BrokerStop(deployment.kafka(), OUTAGE)).check(guarantee);

        assertThat(guarantee.refusals())
                .as("answers while Kafka was away")
                .isNotEmpty()
                .allMatch(SplitIT::saysWhenToComeAgain);
    }

    private static boolean saysWhenToComeAgain(Answer answer) {
        return answer.status() == 503
                && answer.headers().firstValue("Retry-After").orElse("").matches("\\d+");
    }
}
