package io.posthorn.common.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.posthorn.common.endpoint.TargetUrl.Unusable;
import io.posthorn.common.endpoint.TargetUrl.Usable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetUrlTest {
    @Test
    void urlIsTakenApart() {
        Usable url = usable("https://Hooks.Example.com:8443/in%20box?token=a&b=%2F");

        assertThat(url.secure()).isTrue();
        assertThat(url.host()).isEqualTo("hooks.example.com");
        assertThat(url.port()).isEqualTo(8443);
        assertThat(url.path()).isEqualTo("/in%20box?token=a&b=%2F");
        assertThat(url.authority()).isEqualTo("hooks.example.com:8443");
        assertThat(url.address()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com,            /,          example.com",
        "https://example.com:443/a,      /a,         example.com",
        "http://example.com:80?a=b,      /?a=b,      example.com",
        "HTTP://example.com:443,         /,          example.com:443",
        "https://[2606:4700::1111]:443/, /,          '[2606:4700:0:0:0:0:0:1111]'",
        "https://my_receiver:8080/x,     /x,         my_receiver:8080",
        "https://xn--bcher-kva.example/, /,          xn--bcher-kva.example",
    })
    void requestTargetAndHostHeaderFollowFromTheUrl(String text, String path, String authority) {
        Usable url = usable(text);

        assertThat(url.path()).isEqualTo(path);
        assertThat(url.authority()).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0X7F.0.0.1/",
                "http://0177.0.0.1/",
                "http://017700000001/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.1./",
                "http://[::ffff:127.0.0.1]/",
                "http://[::FFFF:7f00:1]/",
            })
    void everySpellingOfAnAddressBecomesThatAddress(String text) {
        Usable url = usable(text);

        assertThat(url.host()).isEqualTo("127.0.0.1");
        assertThat(url.address())
                .hasValueSatisfying(
                        address -> assertThat(address.isLoopbackAddress()).isTrue());
    }

    @Test
    void closingDotOfANameIsDropped() {
        assertThat(usable("http://localhost./").host()).isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "//example.com/",
                "/relative",
                "ftp://example.com/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "gopher://127.0.0.1/",
                "http:example.com",
                "http:/example.com",
                "http:///path",
                "http://",
                "http://:80/",
                "http://./",
                "http://example..com/",
                "http://.example.com/",
                "http://-example.com/",
                "http://user@example.com/",
                "http://user:password@example.com/",
                "http://example.com@127.0.0.1/",
                "http://example.com\\@127.0.0.1/",
                "http://example.com/#fragment",
                "http://example.com#@127.0.0.1/",
                "http://127.0.0.1%2eexample.com/",
                "http://%31%32%37.0.0.1/",
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[::1/",
                "http://::1/",
                "http://[127.0.0.1]/",
                "http://[v1.fe80::a]/",
                "http://[]/",
                "http://[::1]x/",
                "http://1.2.3.4.5/",
                "http://256.256.256.256/",
                "http://4294967296/",
                "http://0x/",
                "http://08.0.0.1/",
                "http://example.com:0/",
                "http://example.com:65536/",
                "http://example.com:999999/",
                "http://example.com:/",
                "http://example.com:-1/",
                "http://example.com:80:80/",
                "http://example.com:8o/",
                "http://exa mple.com/",
                "http://example.com/a b",
                "http://example.com/a\r\nHost: evil",
                "http://example.com/a\tb",
                "http://bücher.example/",
                "http://ｌｏｃａｌｈｏｓｔ/",
                "http://127。0。0。1/",
                "http://①②⑦.0.0.1/",
                "http://exam\u0000ple.com/",
            })
    void urlThatHidesItsDestinationIsUnusable(String text) {
        assertThat(TargetUrl.parse(text)).isInstanceOf(Unusable.class);
    }

    @Test
    void overlongUrlAndNameAreUnusable() {
        assertThat(TargetUrl.parse("https://example.com/" + "a".repeat(TargetUrl.MAX_LENGTH)))
                .isEqualTo(new Unusable("must be at most 2048 characters long"));
        assertThat(TargetUrl.parse("https://" + "a".repeat(64) + ".example/")).isInstanceOf(Unusable.class);
        assertThat(TargetUrl.parse("https://" + "a.".repeat(130) + "example/")).isInstanceOf(Unusable.class);
    }

    @Test
    void reasonNamesWhatIsWrong() {
        assertThat(TargetUrl.parse("https://1.2.3.999/"))
                .isEqualTo(new Unusable("has a host that is no IP address: \"1.2.3.999\""));
    }

    private static Usable usable(String text) {
        TargetUrl url = TargetUrl.parse(text);
        assertThat(url).isInstanceOf(Usable.class);
        return (Usable) url;
    }
}
