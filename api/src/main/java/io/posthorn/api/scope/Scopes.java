package io.posthorn.api.scope;

import io.posthorn.api.database.Row;
import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.SessionId;
import io.posthorn.common.id.TenantId;
import io.posthorn.common.scope.Scope;

/// The scope in a row's columns tenant, project and session.
public final class Scopes {
    private Scopes() {}

    public static Scope read(Row row) {
        return Scope.of(
                new TenantId(row.text("tenant")),
                row.find("project", ProjectId::new),
                row.find("session", SessionId::new));
    }
}
