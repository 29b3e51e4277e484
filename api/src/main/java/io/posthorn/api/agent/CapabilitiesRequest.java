package io.posthorn.api.agent;

import org.jspecify.annotations.Nullable;

/// The capability that matters here, unchecked; what clients say of others is passed over.
///
/// @param proactiveMode absent to leave it as it is
record CapabilitiesRequest(@Nullable String proactiveMode) {}
