package io.posthorn.benchmark.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A fixed number of connections to one server, each of which posts again as soon as it has its answer.
///
/// On one event loop, with requests that are encoded once, so that most of the machine is left to the server.
public final class ClosedLoop implements AutoCloseable {
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final int connections;

    public ClosedLoop(int connections) {
        this.connections = connections;
    }

    /// Posts for the given time.
    public Answers run(Post post, Duration time) throws InterruptedException {
        Tally tally = new Tally(post.expectedStatus());
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            channels.add(connect(post, tally));
        }
        Thread.sleep(time);
        tally.stop();
        for (Channel channel : channels) {
            channel.close().sync();
        }
        return group.submit(tally::answers).sync().getNow();
    }

    private Channel connect(Post post, Tally tally) throws InterruptedException {
        return new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(new HttpResponseDecoder(), new Poster(post.encoded(), tally));
                    }
                })
                .connect(post.url().getHost(), post.url().getPort())
                .sync()
                .channel();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
