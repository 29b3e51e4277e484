package io.posthorn.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.posthorn.dispatcher.http.OutboundResult.Answered;
import io.posthorn.dispatcher.http.OutboundResult.Reason;
import io.posthorn.dispatcher.http.OutboundResult.Refused;
import io.posthorn.dispatcher.http.address.HostResolver;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutboundEgressTest {
    private static final String NOTHING = "";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "127.0.0.1.",
                "0",
                "0.0.0.0",
                "10.1.2.3",
                "10.66051",
                "172.31.255.255",
                "192.168.1.1",
                "3232235777",
                "100.64.0.1",
                "169.254.169.254",
                "0xa9fea9fe",
                "2852039166",
                "192.0.0.192",
                "100.100.100.200",
                "168.63.129.16",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[::ffff:0:127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b:1::10.0.0.1]",
                "[2002:7f00:1::]",
                "[2001:0:7f00:1::]",
                "[fd00:ec2::254]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]",
            })
    void addressThatIsNotPublicIsRefusedHoweverItIsSpelled(String host) throws Exception {
        try (OutboundHarness harness =
                OutboundHarness.allowing(NOTHING, _ -> Future.failedFuture("asked for a name"))) {
            assertThat(refusal(harness.post("https://" + host + "/"))).isEqualTo(Reason.BLOCKED_ADDRESS);
            assertThat(refusal(harness.post("http://" + host + "/"))).isEqualTo(Reason.BLOCKED_ADDRESS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254", "64:ff9b::a9fe:a9fe"})
    void nameThatLeadsToSuchAnAddressIsRefused(String address) throws Exception {
        try (OutboundHarness harness = OutboundHarness.allowing(NOTHING, OutboundHarness.everyNameIs(address))) {
            assertThat(refusal(harness.post("https://internal.example/"))).isEqualTo(Reason.BLOCKED_ADDRESS);
        }
    }

    @Test
    void oneSuchAddressAmongPublicOnesCondemnsTheName() throws Exception {
        HostResolver mixed = _ -> Future.succeededFuture(addresses("93.184.216.34", "127.0.0.1"));
        try (OutboundHarness harness = OutboundHarness.allowing(NOTHING, mixed)) {
            assertThat(refusal(harness.post("https://mixed.example/"))).isEqualTo(Reason.BLOCKED_ADDRESS);
        }
    }

    @Test
    void nameThatChangesItsAnswerIsConnectedToWhereItWasVetted() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HostResolver rebinding =
                _ -> Future.succeededFuture(addresses(asked.incrementAndGet() == 1 ? "127.0.0.2" : "127.0.0.1"));
        try (Receiver opened = Receiver.at("127.0.0.2", 0, Receiver::answerEverything);
                Receiver forbidden = Receiver.at("127.0.0.1", opened.port(), Receiver::answerEverything);
                OutboundHarness harness = OutboundHarness.allowing("127.0.0.2", rebinding)) {
            String url = "http://rebinding.example:" + opened.port() + "/";

            assertThat(harness.post(url)).isInstanceOf(Answered.class);
            assertThat(asked).as("nobody resolves the name a second time").hasValue(1);
            assertThat(refusal(harness.post(url))).isEqualTo(Reason.BLOCKED_ADDRESS);

            assertThat(opened.requests()).hasSize(1);
            assertThat(opened.requests().getFirst()).contains("host: rebinding.example:" + opened.port());
            assertThat(forbidden.connections()).isZero();
        }
    }

    @Test
    void allowListOpensAddressesAndNamesAlsoForPlainHttp() throws Exception {
        try (Receiver receiver = Receiver.start(Receiver::answerEverything);
                OutboundHarness harness =
                        OutboundHarness.allowing("127.0.0.0/8,::1/128", OutboundHarness.everyNameIs("127.0.0.1"))) {
            assertThat(harness.post(receiver.url())).isInstanceOf(Answered.class);
            assertThat(harness.post("http://127.1:" + receiver.port() + "/")).isInstanceOf(Answered.class);
            assertThat(harness.post("http://localhost:" + receiver.port() + "/"))
                    .isInstanceOf(Answered.class);
            assertThat(refusal(harness.post("http://10.0.0.1/"))).isEqualTo(Reason.BLOCKED_ADDRESS);
        }
    }

    @Test
    void plainHttpToAPublicAddressIsRefused() throws Exception {
        try (OutboundHarness harness =
                OutboundHarness.allowing(NOTHING, OutboundHarness.everyNameIs("93.184.216.34"))) {
            assertThat(harness.post("http://public.example/"))
                    .isEqualTo(new Refused(
                            Reason.BLOCKED_ADDRESS,
                            "plain http reaches addresses on the egress allow-list only, which 93.184.216.34 is not"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://example.com/", "https://user@example.com/", "https://example.com:0/", "https://1.2.3.999/"
            })
    void unusableUrlIsRefused(String url) throws Exception {
        try (OutboundHarness harness = OutboundHarness.onLoopback()) {
            assertThat(refusal(harness.post(url))).isEqualTo(Reason.INVALID_URL);
        }
    }

    private static Reason refusal(OutboundResult result) {
        assertThat(result).asInstanceOf(type(Refused.class)).isNotNull();
        return ((Refused) result).reason();
    }

    private static List<InetAddress> addresses(String... literals) {
        return Arrays.stream(literals).map(InetAddress::ofLiteral).toList();
    }
}
