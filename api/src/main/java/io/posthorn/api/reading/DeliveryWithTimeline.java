package io.posthorn.api.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/// A delivery with all that is known to have happened to it, in the order it did.
public record DeliveryWithTimeline(@JsonUnwrapped DeliveryView delivery, List<TimelineStep> timeline) {}
