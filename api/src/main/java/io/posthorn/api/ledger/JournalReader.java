package io.posthorn.api.ledger;

import io.posthorn.common.journal.Fact;
import io.posthorn.common.record.JsonCodec;
import io.posthorn.common.record.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the facts from records of the journal. What cannot be read as a fact is told with its place and passed over:
/// no later version of it would ever come.
final class JournalReader {
    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);

    private final LedgerMetrics metrics;

    JournalReader(LedgerMetrics metrics) {
        this.metrics = metrics;
    }

    Unwritten read(ConsumerRecords<byte[], byte[]> records) {
        List<Fact> facts = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> consumed : records) {
            try {
                JsonCodec.FACTS.decode(consumed).ifPresent(facts::add);
            } catch (UnreadableRecordException e) {
                LOG.error("fact is unreadable and passed over: {}", e.getMessage(), e);
                metrics.unreadable();
            }
        }
        return new Unwritten(records, facts);
    }
}
