package io.posthorn.benchmark.load;

import io.netty.channel.Channel;
import io.posthorn.benchmark.netty.OneEventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A fixed number of connections to one server, each of which posts again as soon as it has its answer.
///
/// On one event loop, with requests that are encoded once, so that most of the machine is left to the server.
public final class ClosedLoop implements AutoCloseable {
    private final OneEventLoop loop = new OneEventLoop();
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
        return loop.thread().submit(tally::answers).sync().getNow();
    }

    private Channel connect(Post post, Tally tally) throws InterruptedException {
        return loop.client(() -> new Poster(post.encoded(), tally))
                .connect(post.url().getHost(), post.url().getPort())
                .sync()
                .channel();
    }

    @Override
    public void close() {
        loop.close();
    }
}
