package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Route53Exception;

/**
 * A call that is refused, and how.
 *
 * @param title what is wrong with the call
 * @param type the SDK's exception
 * @param status the HTTP status
 * @param code as it stands in the error
 * @param message a regular expression for the whole message
 */
record Refusal(
    String title,
    Consumer<Route53Client> call,
    Class<? extends Route53Exception> type,
    int status,
    String code,
    Pattern message) {

  static Refusal of(
      String title,
      Consumer<Route53Client> call,
      Class<? extends Route53Exception> type,
      int status,
      String message) {
    String simpleName = type.getSimpleName();
    String code = simpleName.substring(0, simpleName.length() - "Exception".length());
    return new Refusal(title, call, type, status, code, Pattern.compile(message, Pattern.DOTALL));
  }

  /** A refusal whose code the SDK's exception spells in another way. */
  static Refusal of(
      String title,
      Consumer<Route53Client> call,
      Class<? extends Route53Exception> type,
      int status,
      String code,
      String message) {
    return new Refusal(title, call, type, status, code, Pattern.compile(message, Pattern.DOTALL));
  }

  /** A refusal whose code the service model does not name. */
  static Refusal ofCode(
      String title, Consumer<Route53Client> call, int status, String code, String message) {
    return new Refusal(title, call, Route53Exception.class, status, code, Pattern.compile(message));
  }

  /** Makes the call and checks the refusal. */
  void verify(Route53Client client) {
    Route53Exception refused =
        catchThrowableOfType(Route53Exception.class, () -> call.accept(client));
    assertThat(refused).as("refused").isNotNull();
    assertThat(refused.awsErrorDetails().errorCode())
        .as("code of: %s", refused.awsErrorDetails().errorMessage())
        .isEqualTo(code);
    assertThat(refused.statusCode()).as("status").isEqualTo(status);
    assertThat(refused).as("exception").isExactlyInstanceOf(type);
    assertThat(refused.awsErrorDetails().errorMessage()).as("message").matches(message);
    assertThat(refused.requestId())
        .as("request id")
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Override
  public String toString() {
    return title;
  }
}
