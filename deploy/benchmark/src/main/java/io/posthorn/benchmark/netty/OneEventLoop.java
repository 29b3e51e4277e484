package io.posthorn.benchmark.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Netty on one event loop, so that most of the machine is left to what is measured.
public final class OneEventLoop implements AutoCloseable {
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /// Makes connections on which a handler of its own is given the answers.
    public Bootstrap client(Supplier<ChannelHandler> handler) {
        return new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(pipeline(HttpResponseDecoder::new, handler));
    }

    /// Takes connections on which a handler of its own is given the requests.
    public ServerBootstrap server(Supplier<ChannelHandler> handler) {
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(pipeline(HttpRequestDecoder::new, handler));
    }

    /// For what must run where the handlers do.
    public EventLoop thread() {
        return group.next();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static ChannelHandler pipeline(Supplier<ChannelHandler> decoder, Supplier<ChannelHandler> handler) {
        return new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(decoder.get(), handler.get());
            }
        };
    }
}
