package io.posthorn.api.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posthorn.api.database.Row;
import io.posthorn.common.id.TenantId;
import java.time.Instant;

/// A customer of the platform; nothing of one is seen by another.
public record Tenant(
        TenantId id, @JsonProperty("created_at") Instant createdAt) {
    static Tenant read(Row row) {
        return new Tenant(new TenantId(row.text("id")), row.time("created_at"));
    }
}
