/// The webhooks of the agent surface (wire contract §2.1): one for an event type of a tenant, one for that of a
/// project.
@NullMarked
package io.posthorn.api.agent.webhook;

import org.jspecify.annotations.NullMarked;
