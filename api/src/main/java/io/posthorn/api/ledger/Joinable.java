package io.posthorn.api.ledger;

/// What is known of one thing. Knowledge joins in any order, and any number of times, to the same: facts may repeat
/// after a crash, and facts of different partitions have no order among themselves.
///
/// @param <T> the thing
interface Joinable<T> {
    /// What both know together.
    T join(T other);
}
