package io.posthorn.api.agent.cadence;

/// How something recurs, before zone, window and bounds are looked at.
public sealed interface Cadence permits LocalCadence, IntervalHours {}
