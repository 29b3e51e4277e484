package io.posthorn.api.ledger;

import java.io.Serial;

/// Another ledger has moved a partition on: what was to be written is already in the tables.
final class OvertakenException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    OvertakenException(String topic, Advance advance) {
        super("partition " + advance.partition() + " of " + topic + " is no longer at offset " + advance.from());
    }
}
