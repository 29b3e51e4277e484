package io.posthorn.standalone.guarantee;

/// Tells the reader of the run what was done and measured.
final class Say {
    private Say() {}

    @SuppressWarnings("SystemOut") // The run says it, whatever the log level.
    static void line(String text) {
        System.out.println("guarantee: " + text);
    }
}
