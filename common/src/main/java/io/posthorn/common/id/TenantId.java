package io.posthorn.common.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Name of a tenant, chosen by the administrator.
public record TenantId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {
        ChosenName.check("tenant id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
