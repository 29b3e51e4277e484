package io.posthorn.api.endpoint;

import io.posthorn.common.endpoint.EndpointStatus;
import java.util.Optional;

/// What an endpoint does with its deliveries, and where it can go from there.
///
/// ```
///   Active ──pause──► Paused          Active, Paused ──disable──► Disabled
///     ▲──────resume─────┘               ▲──────────enable──────────┘
/// ```
public sealed interface EndpointState {
    EndpointStatus status();

    /// Why it is disabled.
    default Optional<String> disabledReason() {
        return Optional.empty();
    }

    record Active() implements EndpointState {
        @Override
        public EndpointStatus status() {
            return EndpointStatus.ACTIVE;
        }

        public Paused pause() {
            return new Paused();
        }

        public Disabled disable(String reason) {
            return new Disabled(reason);
        }
    }

    record Paused() implements EndpointState {
        @Override
        public EndpointStatus status() {
            return EndpointStatus.PAUSED;
        }

        public Active resume() {
            return new Active();
        }

        public Disabled disable(String reason) {
            return new Disabled(reason);
        }
    }

    record Disabled(String reason) implements EndpointState {
        @Override
        public EndpointStatus status() {
            return EndpointStatus.DISABLED;
        }

        @Override
        public Optional<String> disabledReason() {
            return Optional.of(reason);
        }

        public Active enable() {
            return new Active();
        }
    }
}
