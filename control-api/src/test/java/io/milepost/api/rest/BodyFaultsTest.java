package io.milepost.api.rest;

import static io.milepost.api.rest.ApiFixture.root;
import static io.milepost.api.rest.ApiFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.milepost.api.http.HttpReply;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that break the schema, and what is said of them. */
class BodyFaultsTest {
  private static final String NS = "\"https://route53.amazonaws.com/doc/2013-04-01/\":";

  private final ApiFixture api = new ApiFixture();

  static Stream<Arguments> bodies() {
    String name = "<Name>example.com</Name>";
    String reference = "<CallerReference>r</CallerReference>";
    String create = "CreateHostedZoneRequest";
    return Stream.of(
        invalid("empty", "", "Invalid XML ; Unexpected EOF in prolog"),
        invalid(
            "no namespace",
            "<" + create + ">" + name + reference + "</" + create + ">",
            "Invalid XML ; cvc-elt.1: Cannot find the declaration of element"
                + " 'CreateHostedZoneRequest'."),
        invalid(
            "other namespace",
            "<x:" + create + " xmlns:x='http://x/'>" + name + reference + "</x:" + create + ">",
            "Invalid XML ; cvc-elt.1: Cannot find the declaration of element"
                + " 'x:CreateHostedZoneRequest'."),
        malformed(
            "other root",
            root("ChangeBatch", name),
            "ChangeBatch is not valid, expected CreateHostedZoneRequest"),
        invalid(
            "unknown element",
            root(create, name + reference + "<Nothing/>"),
            "Invalid XML ; cvc-complex-type.2.4.a: Invalid content was found starting with element"
                + " 'Nothing'. One of '{"
                + NS
                + "VPC, "
                + NS
                + "HostedZoneConfig, "
                + NS
                + "DelegationSetId}' is expected."),
        invalid(
            "duplicate element",
            root(create, name + name + reference),
            "Invalid XML ; cvc-complex-type.2.4.a: Invalid content was found starting with element"
                + " 'Name'. One of '{"
                + NS
                + "VPC, "
                + NS
                + "CallerReference, "
                + NS
                + "HostedZoneConfig, "
                + NS
                + "DelegationSetId}' is expected."),
        invalid(
            "missing element",
            root(create, name),
            "Invalid XML ; cvc-complex-type.2.4.b: The content of element"
                + " 'CreateHostedZoneRequest' is not complete. One of '{"
                + NS
                + "CallerReference}' is expected."),
        invalid(
            "too short",
            root(create, name + "<CallerReference/>"),
            "Invalid XML ; cvc-minLength-valid: Value '' with length = '0' is not facet-valid with"
                + " respect to minLength '1' for type 'Nonce'."),
        invalid(
            "too long",
            root(
                create,
                name + reference + "<DelegationSetId>" + "N".repeat(33) + "</DelegationSetId>"),
            "Invalid XML ; cvc-maxLength-valid: Value '"
                + "N".repeat(33)
                + "' with length = '33'"
                + " is not facet-valid with respect to maxLength '32' for type 'ResourceId'."),
        invalid(
            "not a boolean",
            root(
                create,
                name
                    + reference
                    + "<HostedZoneConfig><PrivateZone>no</PrivateZone></HostedZoneConfig>"),
            "Invalid XML ; cvc-datatype-valid.1.2.1: 'no' is not a valid value for 'boolean'."),
        invalid(
            "not in the enumeration",
            root(create, name + reference + "<VPC><VPCRegion>x</VPCRegion></VPC>"),
            null),
        invalid(
            "text between elements",
            root(create, name + "text" + reference),
            "Invalid XML ; cvc-complex-type.2.3: Element 'CreateHostedZoneRequest' cannot have"
                + " character [children], because the type's content type is element-only."),
        invalid(
            "element in text",
            root(create, "<Name><b/></Name>" + reference),
            "Invalid XML ; cvc-type.3.1.2: Element 'Name' is a simple type, so it must have no"
                + " element information item [children]."),
        invalid(
            "attribute",
            root(create, "<Name lang='en'>example.com</Name>" + reference),
            "Invalid XML ; cvc-complex-type.3.2.2: Attribute 'lang' is not allowed to appear in"
                + " element 'Name'."),
        invalid(
            "document type",
            "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                + root(create, "<Name>&e;</Name>" + reference),
            "Invalid XML ; DOCTYPE is disallowed."),
        invalid(
            "undeclared entity in text",
            root(create, "<Name>a&foo;b.com</Name>" + reference),
            null),
        invalid("character zero by number", root(create, "<Name>a&#0;b</Name>" + reference), null),
        invalid(
            "half a surrogate by number",
            root(create, "<Name>a&#xD800;b</Name>" + reference),
            null),
        invalid("undeclared entity between", root(create, "  &foo;" + name + reference), null),
        invalid("undeclared entity", root(create, "<Name>&e;</Name>" + reference), null),
        invalid("not closed", "<" + create + "><Name>", null),
        invalid("two roots", root(create, name + reference) + "<a/>", null),
        malformed("deep", "<a>".repeat(100), "a is not valid, expected CreateHostedZoneRequest"),
        invalid("long text", root(create, "<Name>" + "a".repeat(2 << 20) + "</Name>"), null),
        invalid("raw control character", root(create, "<Name>\u0001</Name>" + reference), null));
  }

  private static Arguments invalid(
      String what, String body, @org.jspecify.annotations.Nullable String message) {
    return arguments(what, body, "InvalidInput", message);
  }

  private static Arguments malformed(String what, String body, String message) {
    return arguments(what, body, "MalformedInput", message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void answer_toBody_refusesIt(String what, String body, String code, String message) {
    HttpReply reply = api.post("/hostedzone", body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(text(reply, "Code")).isEqualTo(code);
    String text = text(reply, "Message").replace("&lt;", "<").replace("&amp;", "&");
    if (message == null) {
      assertThat(text).startsWith(code.equals("InvalidInput") ? "Invalid XML ; " : "");
    } else {
      assertThat(text).isEqualTo(message);
    }
    assertThat(text(reply, "RequestId")).isEqualTo(reply.headers().get("x-amzn-RequestId"));
  }
}
