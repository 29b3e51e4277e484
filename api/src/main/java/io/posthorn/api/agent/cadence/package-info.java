/// When something recurs: pure arithmetic of calendars, zones and windows.
@NullMarked
package io.posthorn.api.agent.cadence;

import org.jspecify.annotations.NullMarked;
