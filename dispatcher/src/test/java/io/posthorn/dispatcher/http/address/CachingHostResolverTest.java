package io.posthorn.dispatcher.http.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CachingHostResolverTest {
    private static final List<InetAddress> ADDRESSES = List.of(InetAddress.ofLiteral("192.0.2.1"));

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Future<List<InetAddress>> answer = Future.succeededFuture(ADDRESSES);

    private final HostResolver resolver =
            new CachingHostResolver(this::ask, context, () -> now, Duration.ofSeconds(10), 2);

    @AfterEach
    void closeVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void answerIsRememberedForAMoment() throws Exception {
        resolve("a");
        now = now.plusSeconds(9);
        assertThat(resolve("a")).isEqualTo(ADDRESSES);
        assertThat(asked).containsExactly("a");

        now = now.plusSeconds(1);
        resolve("a");
        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void thoseWhoWaitForOneNameAskOnce() throws Exception {
        Promise<List<InetAddress>> slow = Promise.promise();
        answer = slow.future();

        Future<List<InetAddress>> first = onContext(() -> resolver.resolve("a"));
        Future<List<InetAddress>> second = onContext(() -> resolver.resolve("a"));
        slow.complete(ADDRESSES);

        assertThat(first.toCompletionStage().toCompletableFuture().get()).isEqualTo(ADDRESSES);
        assertThat(second.toCompletionStage().toCompletableFuture().get()).isEqualTo(ADDRESSES);
        assertThat(asked).containsExactly("a");
    }

    @Test
    void failureIsNotRemembered() throws Exception {
        answer = Future.failedFuture("no such name");
        assertThat(onContext(() -> resolver.resolve("a")).toCompletionStage().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10));

        answer = Future.succeededFuture(ADDRESSES);
        assertThat(resolve("a")).isEqualTo(ADDRESSES);
    }

    @Test
    void leastRecentlyUsedNameIsForgottenFirst() throws Exception {
        for (String host : List.of("a", "b", "a", "c", "a", "b")) {
            resolve(host);
        }

        assertThat(asked).containsExactly("a", "b", "c", "b");
    }

    private Future<List<InetAddress>> ask(String host) {
        asked.add(host);
        return answer;
    }

    private List<InetAddress> resolve(String host) throws Exception {
        return onContext(() -> resolver.resolve(host))
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private <T> T onContext(Callable<T> action) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        context.runOnContext(_ -> {
            try {
                result.complete(action.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(10, TimeUnit.SECONDS);
    }
}
