package io.posthorn.embeddedkafka;

/// One Kafka node that a test can stop and start without losing its data or its address.
interface TestNode {

    String bootstrapServers();

    void start();

    void stop();

    /// Stops the node and forgets its data.
    void delete();
}
