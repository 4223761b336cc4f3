package io.milepost.model.tag;

/**
 * A word about a resource.
 *
 * @param key 1 to 128 characters
 * @param value at most 256 characters
 * @see "Route 53 API Reference: Tag"
 */
public record Tag(String key, String value) {}
