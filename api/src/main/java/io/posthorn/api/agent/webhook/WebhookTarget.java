package io.posthorn.api.agent.webhook;

import io.posthorn.api.endpoint.CustomHeaders;
import io.posthorn.api.endpoint.UrlRule;
import io.posthorn.api.problem.Checks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an [AgentWebhookRequest] says once each part of it was checked.
record WebhookTarget(String url, CustomHeaders headers) {
    static final String AUTHORIZATION = "Authorization";

    /// @throws io.posthorn.api.problem.ProblemException locating the first part that cannot be accepted
    static WebhookTarget of(AgentWebhookRequest request, UrlRule urls) {
        String url = Checks.required("webhook_url", request.webhookUrl());
        return new WebhookTarget(
                Checks.inBody("webhook_url", () -> urls.checked(url)),
                Checks.inBody("auth_header", () -> headers(request.authHeader())));
    }

    private static CustomHeaders headers(@Nullable String authorization) {
        if (authorization == null || authorization.isEmpty()) {
            return CustomHeaders.none();
        }
        if (authorization.isBlank() || authorization.indexOf('\t') >= 0) {
            throw new IllegalArgumentException("must be visible ASCII characters");
        }
        return new CustomHeaders(Map.of(AUTHORIZATION, authorization));
    }
}
