package io.posthorn.benchmark.receiver;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;

/// The receiver as a process of its own: answers 200 to every POST and counts it, says the count to every GET, and
/// lets every POST to `/silent` wait for ever.
public final class ReceiverProcess {
    static final String ANNOUNCEMENT = "receiving at";
    static final String SILENT = "/silent";

    /// A client keeps some 1,000 connections to one host and port.
    private static final int PORTS = 8;

    /// Written and read on the one event loop.
    private long received;

    private ReceiverProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Receiver receiver = Receiver.start(PORTS, new ReceiverProcess()::answer);
        System.out.println(receiver.addresses().stream()
                .map(URI::toString)
                .collect(Collectors.joining(" ", ANNOUNCEMENT + " ", "")));
        Thread.currentThread().join();
    }

    private Optional<Answer> answer(Request request) {
        if (request.method().equals(HttpMethod.GET)) {
            return Optional.of(Answer.of(HttpResponseStatus.OK, Long.toString(received)));
        }
        received++;
        return request.target().startsWith(SILENT) ? Optional.empty() : Optional.of(Answer.OK);
    }
}
