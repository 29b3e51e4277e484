package io.posthorn.api.agent.due;

import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.posthorn.api.agent.message.MessageRelay;
import io.posthorn.api.agent.wakeup.Alarm;
import io.posthorn.api.kafka.LogUnavailableException;
import io.posthorn.common.id.EventId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the tables again and again for what is due.
///
/// ```
///   lock some due rows, those that no other process holds
///      ─► queue their messages, execute the wakeups, move the schedules ─► commit ─► bring the messages to the log
///          a crash up to here: nothing happened, another process      a crash here: the relay of any process
///          takes them                                                 brings them
/// ```
///
/// Any number of processes do so side by side, and ticks of one process may overlap. Thread-safe.
@Context
final class DueTick implements Alarm {
    private static final Logger LOG = LoggerFactory.getLogger(DueTick.class);

    private final DueBatch batch;
    private final MessageRelay relay;
    private final ExecutorService executor;
    private final ScheduledFuture<?> ticking;
    private final AtomicBoolean rung = new AtomicBoolean();

    DueTick(
            DueBatch batch,
            MessageRelay relay,
            DueConfig config,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.batch = batch;
        this.relay = relay;
        this.executor = executor;
        this.ticking = scheduler.scheduleWithFixedDelay(config.tick(), config.tick(), this::tick);
    }

    @Override
    public void ring() {
        if (rung.compareAndSet(false, true)) {
            executor.execute(() -> {
                rung.set(false);
                tick();
            });
        }
    }

    /// Whatever goes wrong may be right at the next tick, and a scheduled task that throws is never run again.
    private void tick() {
        try {
            fireAll(batch::fireWakeups);
            fireAll(batch::fireSchedules);
        } catch (RuntimeException e) {
            LOG.warn("due=waiting cause={}", e.toString());
        }
    }

    private void fireAll(Supplier<DueBatch.Fired> some) {
        DueBatch.Fired fired;
        do {
            fired = some.get();
            bring(fired.events());
        } while (!fired.isLast());
    }

    /// Beside the next batch: while the log is out, messages are queued all the same, for those who poll.
    private void bring(List<EventId> events) {
        if (!events.isEmpty()) {
            executor.execute(() -> bringNow(events));
        }
    }

    private void bringNow(List<EventId> events) {
        try {
            relay.bring(events);
        } catch (LogUnavailableException e) {
            LOG.warn("messages={} waiting cause={}", events.size(), e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
    }
}
