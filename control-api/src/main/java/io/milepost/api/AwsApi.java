package io.milepost.api;

import io.milepost.api.http.Endpoint;
import io.milepost.api.http.HttpCall;
import io.milepost.api.http.HttpReply;
import io.milepost.api.rest.RestApi;
import io.milepost.api.sts.StsApi;

/**
 * The API port: Route 53, and the Security Token Service at the path that Route 53 does not use.
 */
record AwsApi(RestApi route53, StsApi sts) implements Endpoint {
  @Override
  public HttpReply answer(HttpCall call) {
    return StsApi.isMeant(call) ? sts.answer(call) : route53.answer(call);
  }

  @Override
  public HttpReply refuse(int status, String reason) {
    return route53.refuse(status, reason);
  }
}
