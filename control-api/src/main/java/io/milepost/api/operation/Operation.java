package io.milepost.api.operation;

import software.amazon.awssdk.services.route53.model.Route53Request;
import software.amazon.awssdk.services.route53.model.Route53Response;

/**
 * One operation of the API, in a class of the operation's name. It gets a request that keeps the
 * constraints of its shape and throws a {@link io.milepost.model.error.Route53Exception} to refuse
 * it.
 *
 * @param <I> the shape of the request
 * @param <O> the shape of the response
 */
public interface Operation<I extends Route53Request, O extends Route53Response> {
  /** The operation's name, as the API Reference has it. */
  default String name() {
    return getClass().getSimpleName();
  }

  O handle(I request);
}
