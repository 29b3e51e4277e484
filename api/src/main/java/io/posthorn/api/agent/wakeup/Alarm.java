package io.posthorn.api.agent.wakeup;

/// The role of whoever fires what is due.
public interface Alarm {
    /// Something is due now. Does not wait for it.
    void ring();
}
