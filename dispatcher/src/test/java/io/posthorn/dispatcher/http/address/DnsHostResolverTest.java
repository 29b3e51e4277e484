package io.posthorn.dispatcher.http.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class DnsHostResolverTest {
    @AutoClose
    private final NameServer server = new NameServer("192.0.2.1", "192.0.2.2", "2001:db8::1");

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setAddressResolverOptions(new AddressResolverOptions().addServer("127.0.0.1:" + server.port())));

    DnsHostResolverTest() throws IOException {}

    @AfterEach
    void closeVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyIpv4AddressIsFoundWhereTheNameHasBothFamilies() throws Exception {
        assertThat(resolve("receiver.example").get(20, TimeUnit.SECONDS))
                .extracting(InetAddress::getHostAddress)
                .containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2");
    }

    @Test
    void nameWithoutAddressesFails() {
        assertThat(resolve("nowhere.invalid")).failsWithin(Duration.ofSeconds(20));
    }

    private CompletableFuture<List<InetAddress>> resolve(String host) {
        return new DnsHostResolver(vertx).resolve(host).toCompletionStage().toCompletableFuture();
    }
}
