package io.posthorn.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTypeTest {
    @ParameterizedTest
    @ValueSource(strings = {"order.paid", "a b/c", "早上", "😀"})
    void typeIsAnyText(String text) {
        assertThat(new EventType(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\0b", "a\nb", "\ud83d", "a\ude00b"})
    void whatIsNoTextIsNoType(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventType(text));
    }
}
