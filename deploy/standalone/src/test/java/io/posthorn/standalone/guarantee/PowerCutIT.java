package io.posthorn.standalone.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.standalone.process.OutputOnFailure;
import io.posthorn.standalone.process.StandaloneNode;
import io.posthorn.standalone.receiver.Receiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a power cut leaves: tables that have more of the journal than there is of it.
@ExtendWith(OutputOnFailure.class)
final class PowerCutIT {
    private static final int ENDPOINTS = 5;

    /// What comes after it fills the journal again, beyond where it was, before the ledger has its partitions back: the
    /// group waits seconds for the one that was killed.
    @Test
    void factsThatComeAfterAJournalThatWasLostAreRead() {
        try (Receiver receiver = Receiver.start();
                StandaloneNode node = StandaloneNode.start()) {
            World world = new World(new Posthorn(node::address), receiver);
            new GuaranteeSuite(world, _ -> {}).check(new AcceptedEventsEnd("before", 20, ENDPOINTS, 0));

            node.kill9();
            node.lose("posthorn.journal");
            node.startAgain();
            assertThat(node.said("the tables go back to the end")).isTrue();

            new GuaranteeSuite(world, _ -> {}).check(new AcceptedEventsEnd("after", 1000, ENDPOINTS, InFlight.MOST));
        }
    }
}
