package io.posthorn.api.endpoint;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Which addresses may be reached although they are not public.
///
/// @param allow CIDRs joined by commas
@ConfigurationProperties("posthorn.egress")
record EgressConfig(@Bindable(defaultValue = "") String allow) {}
