package io.posthorn.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTypeFilterTest {
    @ParameterizedTest
    @CsvSource({
        "order.paid, order.paid, true",
        "order.paid, order.paid.late, false",
        "order.*, order.paid, true",
        "order.*, order.paid.late, true",
        "order.*, order, false",
        "order.*, order., false",
        "order.*, orders.paid, false",
        "*, anything at all, true",
        "Order.paid, order.paid, false"
    })
    void matchesExactNamesPrefixesAndAll(String pattern, String type, boolean matches) {
        assertThat(new EventTypeFilter(List.of(pattern)).matches(new EventType(type)))
                .isEqualTo(matches);
    }

    @Test
    void duplicatesCollapseAndOrderIsKept() {
        assertThat(new EventTypeFilter(List.of("b", "a", "b")).patterns()).containsExactly("b", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.paid", "or*der", "order.*.paid", "**", " ", "a\nb"})
    void patternThatCouldNeverMatchIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventTypeFilter(List.of(pattern)));
    }
}
