package io.posthorn.standalone.guarantee;

import java.util.function.DoubleSupplier;

/// What happens to Posthorn half-way. When it has struck, everything runs again.
interface Trouble {
    /// Strikes, once or more, and returns when all runs again.
    ///
    /// @param progress of the guarantee, from 0 to 1
    void strike(DoubleSupplier progress);
}
