package io.posthorn.dispatcher.http;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import javax.net.ssl.SSLException;

/// What the failures of a connection mean, and how to say it.
final class Failures {
    private static final int LONGEST_MESSAGE = 300;

    private Failures() {}

    static boolean isClosedByPeer(Throwable failure) {
        return failure instanceof HttpClosedException
                || (failure instanceof IOException && !(failure instanceof SSLException));
    }

    /// The innermost cause says what happened ("No name matching … found"), the outer ones only where.
    static String message(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = root.getMessage();
        String message = text == null || text.isBlank() ? root.getClass().getSimpleName() : text;
        return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    }
}
