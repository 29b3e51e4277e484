package io.posthorn.embeddedkafka;

import java.util.Locale;

/// Where the tests' Kafka runs, as asked for with `-Dposthorn.test.kafka=embedded|container`.
enum NodeKind {
    EMBEDDED,
    CONTAINER;

    private static final String PROPERTY = "posthorn.test.kafka";

    /// Decided and said once in each test JVM.
    static NodeKind chosen() {
        return Choice.MADE;
    }

    TestNode start() {
        return switch (this) {
            case EMBEDDED -> new EmbeddedNode();
            case CONTAINER -> new ContainerNode();
        };
    }

    private static NodeKind choose() {
        NodeKind asked = asked();
        if (asked == CONTAINER && !ContainerNode.isPossible()) {
            say("embedded (container asked for, but no Docker engine answers)");
            return EMBEDDED;
        }
        say("%s (%s=%s)".formatted(asked.word(), PROPERTY, asked.word()));
        return asked;
    }

    private static NodeKind asked() {
        String word = System.getProperty(PROPERTY, EMBEDDED.word());
        for (NodeKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("%s must be embedded or container: %s".formatted(PROPERTY, word));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("SystemOut") // The run itself says which Kafka it used, whatever the log level.
    private static void say(String choice) {
        System.out.println("Kafka for tests: " + choice);
    }

    private static final class Choice {
        private static final NodeKind MADE = choose();
    }
}
