package io.milepost.api.http;

import java.io.InputStream;

/**
 * One HTTP request, let in.
 *
 * @param rawPath as it was sent, with its escapes
 * @param rawQuery as it was sent, without the question mark; empty if there was none
 * @param body decoded from its content encoding; reading it may block, and fails with a {@link
 *     io.milepost.model.error.Route53Exception} if it is too large
 */
public record HttpCall(String method, String rawPath, String rawQuery, InputStream body) {}
