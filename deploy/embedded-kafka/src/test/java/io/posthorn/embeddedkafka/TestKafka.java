package io.posthorn.embeddedkafka;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// The Kafka that tests use: one shared by the whole test JVM, or one of a test's own.
///
/// A test that stops the broker takes its own; all others share one and keep apart by a fresh prefix
/// for their topics and groups. What is still open when the JVM ends is closed and deleted then.
public final class TestKafka implements AutoCloseable {

    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private final TestNode node;
    private final boolean shared;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TestKafka(boolean shared) {
        this.shared = shared;
        this.node = NodeKind.chosen().start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::delete, "test-kafka-close"));
    }

    /// Started by the first test that asks; must be left running.
    public static TestKafka shared() {
        return Shared.KAFKA;
    }

    /// A node that its test may stop and start, and should close.
    public static TestKafka own() {
        return new TestKafka(false);
    }

    public String bootstrapServers() {
        return node.bootstrapServers();
    }

    /// Never the same twice in this JVM, such as `t17.`.
    public String uniquePrefix() {
        return "t%d.".formatted(PREFIXES.incrementAndGet());
    }

    /// Takes the node away; its data and its address stay.
    public void stop() {
        requireOwn();
        node.stop();
    }

    /// Brings a stopped node back at the same address with the same data.
    public void start() {
        requireOwn();
        node.start();
    }

    @Override
    public void close() {
        requireOwn();
        delete();
    }

    private void delete() {
        if (closed.compareAndSet(false, true)) {
            node.delete();
        }
    }

    private void requireOwn() {
        if (shared) {
            throw new IllegalStateException("other tests use the shared Kafka: take TestKafka.own()");
        }
    }

    private static final class Shared {
        private static final TestKafka KAFKA = new TestKafka(true);
    }
}
