package io.posthorn.api.replay;

/// What a replay would do.
///
/// @param matched deliveries to be made
/// @param endpoints to be delivered to
/// @param bytes of all their bodies
record Plan(long matched, long endpoints, long bytes) {}
