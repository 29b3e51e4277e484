package io.posthorn.embeddedkafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/// Finds ports on which this machine, and nobody else, can reach the node.
final class LoopbackPorts {

    static final String HOST = "127.0.0.1";

    // Below every system's ephemeral range: a client that reconnects to a stopped node must not
    // be given the node's port as its own and so connect to itself.
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    private final RandomGenerator random;

    LoopbackPorts(RandomGenerator random) {
        this.random = random;
    }

    int free() {
        return random.ints(TRIES, LOWEST, HIGHEST)
                .filter(LoopbackPorts::isFree)
                .findFirst()
                .orElseThrow(() -> new EmbeddedKafkaException(
                        "no free port on %s between %d and %d".formatted(HOST, LOWEST, HIGHEST)));
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
