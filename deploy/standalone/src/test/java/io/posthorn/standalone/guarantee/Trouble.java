package io.posthorn.standalone.guarantee;

import java.util.function.DoubleSupplier;

/// What happens to Posthorn half-way. When it has struck, everything runs again.
interface Trouble {
    /// @param progress of the guarantee, from 0 to 1
    void strike(DoubleSupplier progress);
}
