package io.posthorn.api.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Lets a name in a path hold `+`, `&` and `;` as they are, as in `/users/anna+test@example.com`: RFC 3986 allows them
/// there and some clients leave them so, but to the router they end the name. It is shown them percent-encoded.
@Singleton
final class PlainPaths implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private static final Encoder ENCODER = new Encoder();

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new OnChannel(null));
        return event.getBean();
    }

    private record OnChannel(@Nullable Channel channel) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel opened, ChannelRole role) {
            return new OnChannel(opened);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel != null) {
                channel.pipeline()
                        .addBefore(
                                ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                                PlainPaths.class.getName(),
                                ENCODER);
            }
        }
    }

    @Sharable
    private static final class Encoder extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                request.setUri(RequestLine.asUri(encoded(origin(request.uri()))));
            }
            context.fireChannelRead(message);
        }
    }

    /// Path and query of what may have a scheme and a host before them, as clients of proxies write it, or two slashes,
    /// behind which a host would be read.
    private static String origin(String target) {
        int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
        if (scheme >= 0) {
            int path = target.indexOf('/', scheme + 3);
            return path < 0 ? "/" : origin(target.substring(path));
        }
        return target.startsWith("//") ? "/%2F" + target.substring(2) : target;
    }

    private static String encoded(String uri) {
        int end = uri.indexOf('?') < 0 ? uri.length() : uri.indexOf('?');
        String path = uri.substring(0, end);
        return path.replace("+", "%2B").replace("&", "%26").replace(";", "%3B") + uri.substring(end);
    }
}
