package io.milepost.policy.reference;

/**
 * One of Route 53's record sets.
 *
 * @param identifier the set identifier; empty for a simple one
 * @param check the name of its health check; empty if it has none
 */
public record RecordSet(String identifier, Rule rule, Data data, String check) {}
