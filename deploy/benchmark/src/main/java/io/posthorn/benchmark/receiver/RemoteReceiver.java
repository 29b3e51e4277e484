package io.posthorn.benchmark.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.posthorn.benchmark.process.ChildJvm;
import io.posthorn.benchmark.process.Launch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The receiver in its own process, seen from here.
public final class RemoteReceiver implements AutoCloseable {
    private final ChildJvm process;

    private RemoteReceiver(ChildJvm process) {
        this.process = process;
    }

    /// Returns once it receives.
    ///
    /// @param work folder for its log
    public static RemoteReceiver start(Path work) throws InterruptedException {
        return new RemoteReceiver(ChildJvm.start(new Launch(
                "receiver",
                ReceiverProcess.class.getName(),
                List.of("-Xmx512m"),
                Map.of(),
                ReceiverProcess.ANNOUNCEMENT,
                work.resolve("receiver.log"))));
    }

    /// Where every POST is answered 200.
    public URI address() {
        return addresses().getFirst();
    }

    /// Where no POST is ever answered, on every port.
    public List<URI> silentAddresses() {
        return addresses().stream()
                .map(address -> address.resolve(ReceiverProcess.SILENT))
                .toList();
    }

    private List<URI> addresses() {
        return Arrays.stream(process.announcement().split(" ")).map(URI::create).toList();
    }

    /// POSTs that arrived so far.
    public long received() {
        try (InputStream answer = address().toURL().openStream()) {
            return Long.parseLong(new String(answer.readAllBytes(), US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("the receiver does not answer", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
