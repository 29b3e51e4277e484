package io.posthorn.standalone.process;

import io.posthorn.common.secret.MasterKey;
import io.posthorn.embeddedkafka.TestKafka;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The parts as processes of their own: some APIs and some dispatchers around one Kafka and one PostgreSQL.
public final class SplitDeployment implements AutoCloseable {
    private final AtomicInteger calls = new AtomicInteger();
    private final String masterKey = MasterKey.generate(new SecureRandom());
    private final TestKafka kafka = TestKafka.own();
    private final EmbeddedPostgres postgres = startPostgres();
    private final List<PosthornProcess> apis;
    private final List<PosthornProcess> dispatchers;

    private SplitDeployment(int apis, int dispatchers) {
        this.apis = launch(Part.API, apis);
        this.dispatchers = new ArrayList<>(launch(Part.DISPATCHER, dispatchers));
        this.apis.forEach(PosthornProcess::awaitReady);
        this.dispatchers.forEach(PosthornProcess::awaitReady);
    }

    public static SplitDeployment start(int apis, int dispatchers) {
        return new SplitDeployment(apis, dispatchers);
    }

    /// The address of an API, each in turn.
    public URI address() {
        return apis.get(Math.floorMod(calls.getAndIncrement(), apis.size())).address();
    }

    public TestKafka kafka() {
        return kafka;
    }

    /// Kills a dispatcher with -9; the others stay, and it does not come back.
    public void killDispatcher() {
        dispatchers.removeFirst().kill9();
    }

    @Override
    public void close() {
        dispatchers.forEach(PosthornProcess::close);
        apis.forEach(PosthornProcess::close);
        kafka.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<PosthornProcess> launch(Part part, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> PosthornProcess.launch(part, environment()))
                .toList();
    }

    private Map<String, String> environment() {
        return TestSettings.ofPart(kafka.bootstrapServers(), postgres.getJdbcUrl("postgres", "postgres"), masterKey);
    }

    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
