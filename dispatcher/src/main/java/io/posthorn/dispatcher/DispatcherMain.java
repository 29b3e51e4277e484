package io.posthorn.dispatcher;

import io.micronaut.runtime.Micronaut;
import io.posthorn.common.thread.Precedence;

/// The dispatcher as a process of its own, with a port for health and metrics.
public final class DispatcherMain {
    private static final String ENVIRONMENT = "dispatcher";

    private DispatcherMain() {}

    public static void main(String[] arguments) {
        Precedence.afterTheJvm();
        Micronaut.build(arguments)
                .mainClass(DispatcherMain.class)
                .environments(ENVIRONMENT)
                .banner(false)
                .start();
    }
}
