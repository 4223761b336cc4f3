package io.milepost.api.sts;

import io.milepost.api.auth.SignatureVerifier;
import io.milepost.api.auth.SigningScope;
import io.milepost.api.http.Endpoint;
import io.milepost.api.http.HttpCall;
import io.milepost.api.http.HttpReply;
import io.milepost.api.rest.RequestTarget;
import io.milepost.api.xml.XmlOutput;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.Route53Exception;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Security Token Service in AWS's Query protocol: GetCallerIdentity, which tools call to learn
 * the account. Every access key is the root user's.
 *
 * @see "STS API Reference: GetCallerIdentity"
 */
public final class StsApi implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(StsApi.class);
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
  private static final String VERSION = "2011-06-15";
  private static final String CONTENT_TYPE = "text/xml";

  private final String account;
  private final SignatureVerifier verifier;

  /**
   * @param account 12 digits
   */
  public StsApi(String account, SignatureVerifier verifier) {
    this.account = account;
    this.verifier = verifier;
  }

  /** Whether a call is of the Query protocol: Route 53 has nothing at its path. */
  public static boolean isMeant(HttpCall call) {
    return call.rawPath().equals("/")
        && (call.method().equals("POST")
            || (call.method().equals("GET") && ("&" + call.rawQuery()).contains("&Action=")));
  }

  @Override
  public HttpReply answer(HttpCall call) {
    try {
      verifier.verify(call, SigningScope.STS);
      Map<String, String> parameters = parameters(call);
      String action = parameters.getOrDefault("Action", "");
      String version = parameters.getOrDefault("Version", "NO_VERSION_SPECIFIED");
      if (action.isEmpty()) {
        throw new StsRefusal("MissingAction", "The request has no parameter Action.");
      }
      if (!action.equals("GetCallerIdentity") || !version.equals(VERSION)) {
        throw new StsRefusal(
            "InvalidAction", "Could not find operation " + action + " for version " + version);
      }
      return reply(200, "GetCallerIdentityResponse", this::writeIdentity);
    } catch (StsRefusal e) {
      return refusal(400, "Sender", e.code(), e.text());
    } catch (Route53Exception e) {
      return refusal(
          e.httpStatus(), e.httpStatus() < 500 ? "Sender" : "Receiver", e.code(), e.text());
    } catch (RuntimeException e) {
      LOG.error("A call of the Security Token Service failed", e);
      return refuse(500, "The server failed; its log says how.");
    }
  }

  private static Map<String, String> parameters(HttpCall call) {
    if (call.method().equals("GET")) {
      return RequestTarget.parse("", call.rawQuery()).query();
    }
    try {
      String form = new String(call.body().readAllBytes(), StandardCharsets.UTF_8);
      return RequestTarget.parse("", form).query();
    } catch (IOException e) {
      throw new InvalidInput("The body ended before it was whole.");
    }
  }

  private void writeIdentity(XmlOutput xml) {
    xml.start("GetCallerIdentityResult")
        .element("Arn", "arn:aws:iam::" + account + ":root")
        .element("UserId", account)
        .element("Account", account)
        .end("GetCallerIdentityResult");
  }

  @Override
  public HttpReply refuse(int status, String reason) {
    return status < 500
        ? refusal(status, "Sender", "InvalidRequest", reason)
        : refusal(status, "Receiver", "InternalFailure", reason);
  }

  private static HttpReply refusal(int status, String type, String code, String message) {
    String requestId = UUID.randomUUID().toString();
    String body =
        new XmlOutput()
            .startRoot("ErrorResponse", NAMESPACE)
            .start("Error")
            .element("Type", type)
            .element("Code", code)
            .element("Message", message)
            .end("Error")
            .element("RequestId", requestId)
            .end("ErrorResponse")
            .toText();
    return reply(status, requestId, body);
  }

  private static HttpReply reply(int status, String root, Consumer<XmlOutput> content) {
    String requestId = UUID.randomUUID().toString();
    XmlOutput xml = new XmlOutput().startRoot(root, NAMESPACE);
    content.accept(xml);
    xml.start("ResponseMetadata").element("RequestId", requestId).end("ResponseMetadata");
    return reply(status, requestId, xml.end(root).toText());
  }

  private static HttpReply reply(int status, String requestId, String body) {
    return new HttpReply(status, CONTENT_TYPE, Map.of("x-amzn-RequestId", requestId), body);
  }
}
