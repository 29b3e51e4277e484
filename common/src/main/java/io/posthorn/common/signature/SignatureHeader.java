package io.posthorn.common.signature;

/// A request header that a signature scheme adds.
public record SignatureHeader(String name, String value) {}
