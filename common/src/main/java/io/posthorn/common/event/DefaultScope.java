package io.posthorn.common.event;

import io.posthorn.common.id.ProjectId;
import io.posthorn.common.id.TenantId;

/// The tenant and project that a first start makes, and that a direct producer's event without a tenant belongs to.
public final class DefaultScope {
    public static final TenantId TENANT = new TenantId("default");
    public static final ProjectId PROJECT = new ProjectId("default");

    private DefaultScope() {}
}
