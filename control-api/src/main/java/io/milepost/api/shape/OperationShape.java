package io.milepost.api.shape;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One operation as the protocol sees it.
 *
 * @param name as the API Reference has it; the roots of the bodies are made from it
 * @param path the segments behind the API version; a parameter stands in braces
 * @param httpStatus of success: 200 or 201
 * @param newRequest gives a builder of the request
 */
public record OperationShape(
    String name,
    String method,
    List<String> path,
    int httpStatus,
    Supplier<? extends SdkPojo> newRequest) {
  public OperationShape {
    path = List.copyOf(path);
  }

  /** The root element of a request with a body. */
  public String requestRoot() {
    return name + "Request";
  }

  /** The root element of the response. */
  public String responseRoot() {
    return name + "Response";
  }
}
