package io.posthorn.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb: c", "a\nb", "a\rb", "a\u0000", "a\u007f", "日本", "a\u010db"})
    void valueThatCouldEndTheHeaderIsRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Header("x-test", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\r\n", "ä", "x-(test)"})
    void nameThatIsNoTokenIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Header(name, "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "CONNECTION", "Upgrade", "Expect"})
    void nameThatFramesTheRequestIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Header(name, "1"));
    }

    @Test
    void valueIsNotPrinted() {
        assertThat(new Header("authorization", "Bearer secret")).hasToString("authorization: …");
    }
}
