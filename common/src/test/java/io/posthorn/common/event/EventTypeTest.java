package io.posthorn.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTypeTest {
    @ParameterizedTest
    @ValueSource(strings = {"order.paid", "a b/c", "早上", "😀", "😀a😀"})
    void typeIsAnyText(String text) {
        assertThat(new EventType(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\0b",
                "a\nb",
                "a\u0085",
                "\ud83d",
                "a\ude00b",
                "\ude00",
                "\ud83d\ud83d\ude00",
                "😀\ude00"
            })
    void whatIsNoTextIsNoType(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventType(text));
    }
}
