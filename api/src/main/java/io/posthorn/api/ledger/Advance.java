package io.posthorn.api.ledger;

/// A step of the ledger on one partition of the journal.
///
/// @param from the offset that the table holds so far
/// @param to the first offset that is not in the tables then
record Advance(int partition, long from, long to) {}
