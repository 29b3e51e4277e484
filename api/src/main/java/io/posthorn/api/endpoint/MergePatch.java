package io.posthorn.api.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// JSON merge patch (RFC 7396): null takes away, objects are merged, everything else replaces.
final class MergePatch {
    private MergePatch() {}

    static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        ObjectNode merged = target.deepCopy();
        patch.properties().forEach(change -> merge(merged, change.getKey(), change.getValue()));
        return merged;
    }

    private static void merge(ObjectNode merged, String field, JsonNode value) {
        if (value.isNull()) {
            merged.remove(field);
        } else if (value instanceof ObjectNode patch) {
            ObjectNode before = merged.get(field) instanceof ObjectNode object ? object : merged.objectNode();
            merged.set(field, apply(before, patch));
        } else {
            merged.set(field, value);
        }
    }
}
