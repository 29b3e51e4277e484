package io.posthorn.benchmark.receiver;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.posthorn.benchmark.netty.OneEventLoop;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A lean HTTP server on one event loop and ports of its own.
public final class Receiver implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 8192;

    private final OneEventLoop loop;
    private final List<URI> addresses;

    private Receiver(OneEventLoop loop, List<URI> addresses) {
        this.loop = loop;
        this.addresses = addresses;
    }

    /// Answers requests.
    @FunctionalInterface
    public interface Handler {
        /// Called on the one event loop, one request after the other.
        ///
        /// @return empty where the sender is to wait for ever
        Optional<Answer> answer(Request request);
    }

    /// Returns once it listens.
    public static Receiver start(int ports, Handler handler) {
        OneEventLoop loop = new OneEventLoop();
        ServerBootstrap server = loop.server(() -> new Connection(handler)).option(ChannelOption.SO_BACKLOG, BACKLOG);
        return new Receiver(
                loop, Stream.generate(() -> listen(server)).limit(ports).toList());
    }

    /// One for each port.
    public List<URI> addresses() {
        return addresses;
    }

    private static URI listen(ServerBootstrap server) {
        InetSocketAddress address = (InetSocketAddress)
                server.bind(HOST, 0).syncUninterruptibly().channel().localAddress();
        return URI.create("http://" + HOST + ":" + address.getPort());
    }

    @Override
    public void close() {
        loop.close();
    }
}
