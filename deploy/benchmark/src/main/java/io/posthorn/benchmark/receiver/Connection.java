package io.posthorn.benchmark.receiver;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;

/// One connection of a sender. All its bodies go through one buffer: Netty's aggregator makes a message and a buffer
/// for each.
final class Connection extends SimpleChannelInboundHandler<HttpObject> {
    private final Receiver.Handler handler;
    private final ByteBuf body = Unpooled.buffer();
    private HttpMethod method = HttpMethod.GET;
    private String target = "";

    Connection(Receiver.Handler handler) {
        this.handler = handler;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            throw new IllegalStateException(
                    "this is not HTTP", part.decoderResult().cause());
        }
        if (part instanceof HttpRequest request) {
            method = request.method();
            target = request.uri();
            body.clear();
        }
        if (part instanceof HttpContent content) {
            body.writeBytes(content.content());
        }
        if (part instanceof LastHttpContent) {
            handler.answer(new Request(method, target, body)).ifPresent(answer -> {
                ChannelFuture _ = context.writeAndFlush(answer.encoded());
            });
        }
    }

    /// Whoever posted sees that the connection broke; the log says why, unless the sender broke it.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            context.fireExceptionCaught(cause);
        }
        ChannelFuture _ = context.close();
    }
}
