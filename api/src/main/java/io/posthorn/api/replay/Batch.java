package io.posthorn.api.replay;

/// What became of some rows of a replay.
///
/// @param last id of the last row
/// @param replayed deliveries that were made
/// @param notRetained rows whose body the log keeps no longer
/// @param noEndpoint rows whose endpoint is deleted or disabled
record Batch(String last, int replayed, int notRetained, int noEndpoint) {}
