package io.milepost.policy.reference;

import java.util.Optional;

/**
 * What is known of an AWS endpoint.
 *
 * @param known whether anything is
 * @param values what it has for the type that is asked for, if it is known
 */
public record Endpoint(boolean known, boolean healthy, Optional<Data.Values> values) {}
