package io.posthorn.benchmark.receiver;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpMethod;

/// A request that has arrived whole.
///
/// @param target path and query
/// @param body only until the handler returns
public record Request(HttpMethod method, String target, ByteBuf body) {}
