package io.milepost.policy.reference;

/**
 * Where a group stands.
 *
 * @param label the name below the apex
 * @param type A or AAAA
 */
public record Key(String label, String type) {}
