package io.posthorn.benchmark.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.URI;

/// A POST of JSON that is sent again and again.
///
/// @param key goes out as a bearer token
public record Post(URI url, String key, byte[] body, int expectedStatus) {
    /// The whole request, ready for the wire.
    ByteBuf encoded() {
        String head = String.join(
                "\r\n",
                "POST " + (url.getRawPath().isEmpty() ? "/" : url.getRawPath()) + " HTTP/1.1",
                "Host: " + url.getRawAuthority(),
                "Authorization: Bearer " + key,
                "Content-Type: application/json",
                "Content-Length: " + body.length,
                "",
                "");
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(head.getBytes(US_ASCII), body));
    }

    @Override
    public String toString() {
        return "Post[" + url + ", " + body.length + " bytes]";
    }
}
