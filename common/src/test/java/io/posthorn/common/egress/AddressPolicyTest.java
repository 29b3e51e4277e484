package io.posthorn.common.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressPolicyTest {
    private final AddressPolicy policy = new AddressPolicy(EgressAllowList.empty());

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.255.255.255",
        "10.0.0.0, 10.255.255.255",
        "100.64.0.0, 100.127.255.255",
        "127.0.0.0, 127.255.255.255",
        "169.254.0.0, 169.254.255.255",
        "172.16.0.0, 172.31.255.255",
        "192.0.0.0, 192.0.0.255",
        "192.0.2.0, 192.0.2.255",
        "192.88.99.0, 192.88.99.255",
        "192.168.0.0, 192.168.255.255",
        "198.18.0.0, 198.19.255.255",
        "198.51.100.0, 198.51.100.255",
        "203.0.113.0, 203.0.113.255",
        "224.0.0.0, 239.255.255.255",
        "240.0.0.0, 255.255.255.255",
        "::, ::ffff:ffff",
        "64:ff9b::, 64:ff9b::ffff:ffff",
        "64:ff9b:1::, 64:ff9b:1:ffff::",
        "100::, 100::ffff",
        "100:0:0:1::, 100:0:0:1::ffff",
        "2001::, 2001:1ff:ffff::",
        "2001:db8::, 2001:db8:ffff::",
        "2002::, 2002:ffff::",
        "3fff::, 3fff:fff::",
        "4000::, 5fff::",
        "5f00::, 5f00:ffff::",
        "fc00::, fdff::",
        "fe80::, febf::",
        "fec0::, feff::",
        "ff00::, ffff::",
    })
    void bothEndsOfASpecialRangeAreForbidden(String first, String last) {
        assertThat(policy.objection(InetAddress.ofLiteral(first), true)).isPresent();
        assertThat(policy.objection(InetAddress.ofLiteral(last), true)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::",
                "2001:4860:4860::8888",
                "2606:4700::1111",
                "2a00:1450::1",
                "3ffd::",
                "::ffff:8.8.8.8",
            })
    void publicAddressIsReachedOverTlsOnly(String address) {
        assertThat(policy.objection(InetAddress.ofLiteral(address), true)).isEmpty();
        assertThat(policy.objection(InetAddress.ofLiteral(address), false)).isPresent();
    }

    @Test
    void objectionNamesTheAddressAndItsPurpose() {
        assertThat(policy.objection(InetAddress.ofLiteral("169.254.169.254"), true))
                .contains("169.254.169.254 is not public: link-local, cloud metadata");
    }

    @Test
    void allowListOpensItsRangesAndNoMore() {
        AddressPolicy opened = new AddressPolicy(EgressAllowList.parse("10.1.0.0/16, ::1 ,192.168.0.7,fd00::/8"));

        for (String address : new String[] {"10.1.255.255", "::1", "192.168.0.7", "fd12::1"}) {
            assertThat(opened.objection(InetAddress.ofLiteral(address), false)).isEmpty();
        }
        for (String address : new String[] {"10.2.0.0", "::2", "192.168.0.8", "fc00::1", "64:ff9b::a01:1"}) {
            assertThat(opened.objection(InetAddress.ofLiteral(address), true)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "10.0.0.0/33", "10.0.0", "10", "*", "10.*.*.*", "/8", "1.2.3.4-5", "::/129", "a,b"})
    void allowListNamesWhatItCannotRead(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EgressAllowList.parse(text))
                .withMessageContaining("egress allow-list");
    }
}
