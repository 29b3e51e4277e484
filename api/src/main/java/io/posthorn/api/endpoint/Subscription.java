package io.posthorn.api.endpoint;

import io.posthorn.common.event.EventTypeFilter;
import io.posthorn.common.signature.SignatureScheme;

/// What goes where, and how it is signed.
public record Subscription(String url, EventTypeFilter eventTypes, SignatureScheme scheme) {}
