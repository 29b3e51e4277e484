package io.posthorn.standalone.guarantee;

import io.posthorn.standalone.receiver.Receiver;

/// What a guarantee is checked on: Posthorn as its callers see it, and those that it delivers to.
record World(Posthorn posthorn, Receiver receiver) {}
