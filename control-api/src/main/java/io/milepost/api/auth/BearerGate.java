package io.milepost.api.auth;

import io.milepost.api.http.Endpoint;
import io.milepost.api.http.HttpCall;
import io.milepost.api.http.HttpReply;
import java.util.HashMap;
import java.util.Map;

/** Lets only those to an endpoint who bring a known access key as {@code Bearer ID:SECRET}. */
public final class BearerGate implements Endpoint {
  private static final int UNAUTHORIZED = 401;

  private final AccessKeys keys;
  private final Endpoint behind;

  /**
   * @param keys at least one
   */
  public BearerGate(AccessKeys keys, Endpoint behind) {
    this.keys = keys;
    this.behind = behind;
  }

  @Override
  public HttpReply answer(HttpCall call) {
    if (keys.admit(call.headers("authorization"))) {
      return behind.answer(call);
    }
    HttpReply refusal =
        behind.refuse(UNAUTHORIZED, "Authorization: Bearer ID:SECRET of a known key is required.");
    Map<String, String> headers = new HashMap<>(refusal.headers());
    headers.put("WWW-Authenticate", "Bearer");
    return new HttpReply(refusal.status(), refusal.contentType(), headers, refusal.body());
  }

  @Override
  public HttpReply refuse(int status, String reason) {
    return behind.refuse(status, reason);
  }

  @Override
  public long maxBodyBytes() {
    return behind.maxBodyBytes();
  }
}
