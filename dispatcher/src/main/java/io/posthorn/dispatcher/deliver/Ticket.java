package io.posthorn.dispatcher.deliver;

/// Stands for a record that was read, until everything that follows from it is safe.
record Ticket(Assignment assignment, long offset, int bytes) {}
