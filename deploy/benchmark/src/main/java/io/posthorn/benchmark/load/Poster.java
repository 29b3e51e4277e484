package io.posthorn.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;

/// One connection: posts, waits for the end of the answer, posts again.
final class Poster extends SimpleChannelInboundHandler<HttpObject> {
    private final ByteBuf request;
    private final Tally tally;
    private long sentAt;
    private int status;

    Poster(ByteBuf request, Tally tally) {
        this.request = request;
        this.tally = tally;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        post(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpResponse response) {
            status = response.status().code();
        }
        if (part instanceof LastHttpContent && tally.count(status, System.nanoTime() - sentAt)) {
            post(context);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        tally.broken();
        ChannelFuture _ = context.close();
    }

    private void post(ChannelHandlerContext context) {
        sentAt = System.nanoTime();
        ChannelFuture _ = context.writeAndFlush(request.duplicate());
    }
}
