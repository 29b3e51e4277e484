package io.posthorn.standalone.guarantee;

/// A promise of the README, as something to do and to check while trouble strikes.
interface Guarantee {
    /// Sets up what it needs, while all is well.
    void prepare(World world);

    /// Does what the promise is about; trouble strikes meanwhile.
    void act(World world);

    /// How far the consequences have come, from 0 to 1. Trouble chooses its moments by it. Any thread may ask.
    double progress(World world);

    /// Waits until everything has ended and checks that the promise was kept.
    void verify(World world);
}
