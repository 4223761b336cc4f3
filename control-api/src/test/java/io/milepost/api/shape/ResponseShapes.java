package io.milepost.api.shape;

import java.util.Objects;
import software.amazon.awssdk.core.SdkPojo;

/** Finds the shapes of responses, which the server itself never needs by name. */
public final class ResponseShapes {
  private ResponseShapes() {}

  /** A builder of an operation's response. */
  public static SdkPojo newResponse(OperationShape operation) {
    Class<?> builder = operation.newRequest().get().getClass();
    String request = Objects.requireNonNull(builder.getEnclosingClass()).getName();
    String response = request.replaceFirst("Request$", "Response");
    try {
      return (SdkPojo) Class.forName(response).getMethod("builder").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(response, e);
    }
  }
}
