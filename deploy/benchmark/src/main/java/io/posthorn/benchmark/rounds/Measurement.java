package io.posthorn.benchmark.rounds;

/// Something that can be measured again and again, as a rate.
@FunctionalInterface
public interface Measurement {
    double perSecond() throws InterruptedException;
}
