package io.posthorn.api.agent;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// What an agent can do, as clients of the agent surface want to read it: the four kinds of generation are not done
/// here, and their keys must be there.
@JsonPropertyOrder({"imageGeneration", "musicGeneration", "videoGeneration", "voiceGeneration", "proactiveMode"})
record Capabilities(
        boolean imageGeneration,
        boolean musicGeneration,
        boolean videoGeneration,
        boolean voiceGeneration,
        ProactiveMode proactiveMode) {
    static Capabilities of(ProactiveMode mode) {
        return new Capabilities(false, false, false, false, mode);
    }
}
