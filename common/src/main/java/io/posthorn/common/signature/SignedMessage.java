package io.posthorn.common.signature;

import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EventId;
import java.time.Instant;

/// What is signed, and when.
///
/// @param attempt number of the attempt, from 1
/// @param now the real time of this attempt
public record SignedMessage(EventId event, DeliveryId delivery, int attempt, Instant now, byte[] body) {}
