package io.posthorn.common.journal;

/// Where a record stands in a topic that is plain from the context.
public record LogPosition(int partition, long offset) {
    public LogPosition {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("no position in a log: " + partition + ":" + offset);
        }
    }
}
