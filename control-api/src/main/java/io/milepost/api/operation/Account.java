package io.milepost.api.operation;

import io.milepost.model.operation.Quotas;

/**
 * The one account to which all resources belong.
 *
 * @param id 12 digits
 */
public record Account(String id, Quotas quotas) {}
