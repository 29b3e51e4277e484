package io.posthorn.api.scope;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.posthorn.api.database.Row;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A part of a project with webhooks of its own.
public record Session(
        SessionId id,
        @JsonProperty("project_id") ProjectId project,
        @JsonRawValue @Nullable String metadata,
        @JsonProperty("created_at") Instant createdAt) {
    static Session read(Row row) {
        return new Session(
                new SessionId(row.text("id")),
                new ProjectId(row.text("project")),
                row.findText("metadata"),
                row.time("created_at"));
    }
}
