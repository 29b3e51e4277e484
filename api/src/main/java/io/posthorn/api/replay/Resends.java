package io.posthorn.api.replay;

import io.micronaut.http.HttpStatus;
import io.posthorn.api.access.Caller;
import io.posthorn.api.database.Database;
import io.posthorn.api.endpoint.Registrations;
import io.posthorn.api.problem.Problem;
import io.posthorn.api.reading.Conditions;
import io.posthorn.common.endpoint.EndpointStatus;
import io.posthorn.common.id.DeliveryId;
import io.posthorn.common.id.EndpointId;
import io.posthorn.common.id.IdSource;
import io.posthorn.common.id.ReplayId;
import jakarta.inject.Singleton;
import java.util.List;

/// Makes a new delivery of one that was delivered, was given up or is still pending; that one stays as it is.
@Singleton
final class Resends {
    private final Database database;
    private final Registrations registrations;
    private final Redeliveries redeliveries;
    private final ResentBodies bodies;
    private final IdSource ids;

    Resends(
            Database database,
            Registrations registrations,
            Redeliveries redeliveries,
            ResentBodies bodies,
            IdSource ids) {
        this.database = database;
        this.registrations = registrations;
        this.redeliveries = redeliveries;
        this.bodies = bodies;
        this.ids = ids;
    }

    /// Returns once the log has it.
    Redelivery resend(Caller caller, DeliveryId id) {
        Original original = original(caller, id);
        checkTakesDeliveries(original.endpoint());
        ReplayId replay = ids.replay();
        Redelivery redelivery = bodies.find(original, replay)
                .orElseThrow(() -> Problem.of(HttpStatus.GONE, "The body of the event is no longer retained")
                        .asException());
        redeliveries.enqueue(List.of(redelivery));
        return redelivery;
    }

    private Original original(Caller caller, DeliveryId id) {
        Conditions conditions = Conditions.visibleTo(caller).and("id = ?", id);
        return database.first(Original.SELECT + conditions.where(), Original::read, conditions.arguments())
                .orElseThrow(() -> Problem.notFound("Delivery").asException());
    }

    private void checkTakesDeliveries(EndpointId id) {
        EndpointStatus status = registrations
                .find(id)
                .orElseThrow(() -> Problem.conflict("The endpoint is deleted").asException())
                .status();
        if (status == EndpointStatus.DISABLED) {
            throw Problem.conflict("The endpoint is disabled").asException();
        }
    }
}
