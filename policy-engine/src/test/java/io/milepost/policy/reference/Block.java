package io.milepost.policy.reference;

/** A CIDR block of the collection. */
public record Block(String location, Network network) {}
