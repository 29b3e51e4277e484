package io.posthorn.api.scope;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.posthorn.api.database.Row;
import io.posthorn.common.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A part of a tenant with its own keys, sessions and endpoints.
public record Project(
        ProjectId id,
        @JsonRawValue @Nullable String metadata,
        @JsonProperty("created_at") Instant createdAt) {
    static Project read(Row row) {
        return new Project(new ProjectId(row.text("id")), row.findText("metadata"), row.time("created_at"));
    }
}
