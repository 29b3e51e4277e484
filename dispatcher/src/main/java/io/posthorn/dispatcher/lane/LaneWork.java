package io.posthorn.dispatcher.lane;

/// What the lanes tell, on their own thread.
///
/// @param <T> a delivery
public interface LaneWork<T> {
    /// It is its turn.
    ///
    /// @return whether it is under way, so that [Lanes#finished] will follow, and never before this has returned;
    ///     false when nothing more is to come
    boolean start(T delivery);

    /// It cannot start in time and is out of its lane.
    void defer(T delivery);
}
