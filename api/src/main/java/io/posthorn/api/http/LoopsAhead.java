package io.posthorn.api.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.posthorn.common.thread.Precedence;
import jakarta.inject.Singleton;

/// Starts the threads of the event loops, so that they go ahead: a caller waits for each of them.
@Singleton
final class LoopsAhead implements BeanCreatedEventListener<EventLoopGroup> {
    @Override
    public EventLoopGroup onCreated(BeanCreatedEvent<EventLoopGroup> created) {
        EventLoopGroup group = created.getBean();
        Precedence.ahead(() -> group.forEach(LoopsAhead::startThread));
        return group;
    }

    /// An event loop's thread is started by whoever first has something for it.
    private static void startThread(EventExecutor loop) {
        loop.execute(() -> {});
    }
}
