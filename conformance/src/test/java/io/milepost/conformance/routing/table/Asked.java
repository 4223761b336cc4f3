package io.milepost.conformance.routing.table;

/**
 * A question of a client.
 *
 * @param name below the zone, or {@code @} for the apex
 * @param type such as {@code AAAA}
 * @param client who asks
 * @param expected all answers that are right
 */
record Asked(String name, String type, Asker client, Expected expected) implements Step {}
