package io.posthorn.api.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.netty.channel.EventLoopGroup;
import io.posthorn.common.thread.Precedence;
import jakarta.inject.Singleton;

/// Starts the threads of the event loops that answer callers ahead of the rest, since callers wait for them.
@Singleton
final class LoopsAhead implements BeanCreatedEventListener<EventLoopGroup> {
    @Override
    public EventLoopGroup onCreated(BeanCreatedEvent<EventLoopGroup> created) {
        EventLoopGroup group = created.getBean();
        Precedence.startAhead(group);
        return group;
    }
}
