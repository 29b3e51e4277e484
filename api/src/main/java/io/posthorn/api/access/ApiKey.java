package io.posthorn.api.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.api.database.Row;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key as administration sees it: everything but its text.
public record ApiKey(
        KeyId id,
        @JsonProperty("tenant_id") TenantId tenant,
        @JsonProperty("project_id") ProjectId project,
        @Nullable String name,
        List<KeyScope> scopes,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("revoked_at") @Nullable Instant revokedAt) {
    public ApiKey {
        scopes = scopes.stream().distinct().sorted().toList();
    }

    static ApiKey read(Row row) {
        return new ApiKey(
                new KeyId(row.text("id")),
                new TenantId(row.text("tenant")),
                new ProjectId(row.text("project")),
                row.findText("name"),
                Arrays.stream(row.text("scopes").split(","))
                        .map(KeyScope::valueOf)
                        .toList(),
                row.time("created_at"),
                row.findTime("revoked_at"));
    }
}
