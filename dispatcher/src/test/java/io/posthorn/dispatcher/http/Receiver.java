package io.posthorn.dispatcher.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// A receiver on a real socket that behaves as its script says, one thread a connection.
final class Receiver implements AutoCloseable {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final ServerSocket server;
    private final Script script;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    interface Script {
        void serve(Connection connection) throws IOException;
    }

    private Receiver(InetSocketAddress address, Script script) throws IOException {
        this.server = new ServerSocket();
        this.script = script;
        server.bind(address);
        Thread.ofVirtual().start(this::accept);
    }

    static Receiver start(Script script) throws IOException {
        return at("127.0.0.1", 0, script);
    }

    static Receiver at(String address, int port, Script script) throws IOException {
        return new Receiver(new InetSocketAddress(InetAddress.ofLiteral(address), port), script);
    }

    static void answerEverything(Connection connection) throws IOException {
        while (connection.readRequest()) {
            connection.write(OK);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    int connections() {
        return connections.size();
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Connection connection : connections) {
            connection.socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Connection connection = new Connection(server.accept(), connections.size() + 1);
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Connection connection) {
        try (connection.socket) {
            script.serve(connection);
        } catch (IOException _) {
            // the client went away, which some scripts wait for
        }
    }

    /// One connection of the receiver.
    final class Connection {
        private final Socket socket;
        private final int number;

        private Connection(Socket socket, int number) {
            this.socket = socket;
            this.number = number;
        }

        /// Counted from 1.
        int number() {
            return number;
        }

        /// False when the client has closed.
        boolean readRequest() throws IOException {
            StringBuilder head = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return false;
                }
                head.append((char) next);
            }
            byte[] body = in.readNBytes(contentLength(head.toString()));
            requests.add(head + new String(body, StandardCharsets.UTF_8));
            return true;
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /// Waits for the client to close, at most so long; true when it has.
        boolean clientClosedWithin(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                return socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException _) {
                return false;
            }
        }

        /// Takes whatever still comes, without an answer.
        void awaitClientClose() throws IOException {
            socket.setSoTimeout(20_000);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        private static int contentLength(String head) {
            return head.lines()
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .filter(line -> line.startsWith("content-length:"))
                    .map(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElse(0);
        }
    }
}
