package io.posthorn.benchmark.load;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One connection: posts what it is given, one after the other, and says what was answered.
final class Caller extends SimpleChannelInboundHandler<HttpObject> {
    private @Nullable ChannelHandlerContext context;
    private @Nullable Answered answered;
    private int status;

    /// Is told the end of an answer.
    interface Answered {
        /// The status is 0 when the connection broke.
        void with(Caller caller, int status);
    }

    void post(Post post, Answered then) {
        answered = then;
        ChannelHandlerContext connection = Objects.requireNonNull(context, "is not connected");
        if (connection.channel().isActive()) {
            ChannelFuture _ =
                    connection.writeAndFlush(post.encoded()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        } else {
            end(0);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpResponse response) {
            status = response.status().code();
        }
        if (part instanceof LastHttpContent) {
            end(status);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(0);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ChannelFuture _ = context.close();
    }

    private void end(int seen) {
        Answered then = answered;
        answered = null;
        if (then != null) {
            then.with(this, seen);
        }
    }
}
