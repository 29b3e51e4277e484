package io.posthorn.api.agent.cadence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/// The clock on the wall somewhere.
///
/// ```
///   put forward   01:59 ─► 03:00        02:00 to 02:59 are all at the instant of 03:00
///   put back      02:59 ─► 02:00 again  02:00 to 02:59 are at their first instant, not at their second
/// ```
record WallClock(ZoneId zone) {
    /// What it shows.
    LocalDateTime at(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    /// When it first shows this time or a later one.
    Instant first(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition == null) {
            return local.toInstant(zone.getRules().getOffset(local));
        }
        return transition.isGap() ? transition.getInstant() : local.toInstant(transition.getOffsetBefore());
    }
}
