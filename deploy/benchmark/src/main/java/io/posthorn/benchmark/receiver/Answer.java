package io.posthorn.benchmark.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;

/// What the receiver answers, encoded once.
public final class Answer {
    public static final Answer OK = of(HttpResponseStatus.OK, "");

    private final ByteBuf encoded;

    private Answer(ByteBuf encoded) {
        this.encoded = encoded;
    }

    /// Encodes an answer.
    ///
    /// @param text goes out as the body, in ASCII
    public static Answer of(HttpResponseStatus status, String text) {
        String answer = String.join("\r\n", "HTTP/1.1 " + status, "Content-Length: " + text.length(), "", text);
        return new Answer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(answer.getBytes(US_ASCII))));
    }

    ByteBuf encoded() {
        return encoded.duplicate();
    }
}
