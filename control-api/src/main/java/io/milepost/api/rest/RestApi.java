package io.milepost.api.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.milepost.api.auth.SignatureVerifier;
import io.milepost.api.auth.SigningScope;
import io.milepost.api.http.Endpoint;
import io.milepost.api.http.HttpCall;
import io.milepost.api.http.HttpReply;
import io.milepost.api.operation.Operation;
import io.milepost.api.shape.OperationShape;
import io.milepost.api.shape.Shapes;
import io.milepost.api.xml.BodyReader;
import io.milepost.api.xml.BodyWriter;
import io.milepost.api.xml.ScalarText;
import io.milepost.model.error.Forbidden;
import io.milepost.model.error.InternalFailure;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.NotImplemented;
import io.milepost.model.error.RequestTooLarge;
import io.milepost.model.error.Route53Exception;
import io.milepost.model.error.UnknownOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.services.route53.model.Route53Request;

/** Route 53's REST-XML protocol: routes a call, reads it, has it handled, and writes the answer. */
public final class RestApi implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(RestApi.class);
  private static final String CONTENT_TYPE = "text/xml";
  private static final String REQUEST_ID = "x-amzn-RequestId";
  private static final String UNKNOWN = "unknown";

  private final Map<String, Operation<?, ?>> operations;
  private final SignatureVerifier verifier;
  private final Throttle throttle;
  private final MeterRegistry meters;

  public RestApi(
      List<Operation<?, ?>> operations,
      SignatureVerifier verifier,
      Throttle throttle,
      MeterRegistry meters) {
    this.operations =
        operations.stream().collect(Collectors.toMap(Operation::name, Function.identity()));
    this.verifier = verifier;
    this.throttle = throttle;
    this.meters = meters;
  }

  @Override
  public HttpReply answer(HttpCall call) {
    Timer.Sample sample = Timer.start(meters);
    String requestId = UUID.randomUUID().toString();
    String operation = UNKNOWN;
    HttpReply reply;
    try {
      verifier.verify(call, SigningScope.ROUTE53);
      RequestTarget target = RequestTarget.parse(call.rawPath(), call.rawQuery());
      Router.Route route =
          Router.route(call.method(), target.segments())
              .orElseThrow(() -> new UnknownOperation(call.method(), call.rawPath()));
      operation = route.operation().name();
      throttle.admit(operation);
      reply = handle(route, target, call, requestId);
    } catch (Route53Exception e) {
      reply = refusal(e, requestId);
    } catch (RuntimeException e) {
      LOG.error("{} failed, request {}", operation, requestId, e);
      reply = refusal(new InternalFailure(), requestId);
    }
    sample.stop(
        Timer.builder("milepost.api.requests")
            .description("Requests to the control API")
            .tag("operation", operation)
            .tag("status", Integer.toString(reply.status()))
            .register(meters));
    return reply;
  }

  private HttpReply handle(
      Router.Route route, RequestTarget target, HttpCall call, String requestId) {
    OperationShape shape = route.operation();
    Operation<?, ?> operation = operations.get(shape.name());
    if (operation == null) {
      throw new NotImplemented(shape.name());
    }
    SdkPojo request = shape.newRequest().get();
    Parameters.read(route.parameters(), target.query(), request);
    if (!Shapes.members(request, MarshallLocation.PAYLOAD).isEmpty()) {
      BodyReader.read(call.body(), shape.requestRoot(), request);
    }
    SdkPojo response = handle(operation, (Route53Request) Shapes.build(request));
    Map<String, String> headers = new HashMap<>();
    headers.put(REQUEST_ID, requestId);
    for (SdkField<?> member : Shapes.members(response, MarshallLocation.HEADER)) {
      Object value = Shapes.valueOf(member, response);
      if (value != null) {
        headers.put(member.locationName(), ScalarText.write(value));
      }
    }
    String body = BodyWriter.write(shape.responseRoot(), response);
    return new HttpReply(shape.httpStatus(), CONTENT_TYPE, headers, body);
  }

  // An operation has the name of its request's shape, so that the types fit.
  @SuppressWarnings("unchecked")
  private static <I extends Route53Request> SdkPojo handle(
      Operation<I, ?> operation, Route53Request request) {
    return operation.handle((I) request);
  }

  @Override
  public HttpReply refuse(int status, String reason) {
    Route53Exception refusal =
        switch (status) {
          case 403 -> new Forbidden(reason);
          case 404, 405 -> new UnknownOperation(reason);
          case 413 -> new RequestTooLarge();
          default -> status < 500 ? new InvalidInput(reason) : new InternalFailure();
        };
    return refusal(refusal, UUID.randomUUID().toString());
  }

  private static HttpReply refusal(Route53Exception refusal, String requestId) {
    return new HttpReply(
        refusal.httpStatus(),
        CONTENT_TYPE,
        Map.of(REQUEST_ID, requestId),
        ErrorEnvelope.write(refusal, requestId));
  }
}
