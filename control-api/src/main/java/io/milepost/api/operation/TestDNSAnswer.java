package io.milepost.api.operation;

import io.milepost.model.address.AddressText;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.record.RecordType;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.policy.client.Client;
import io.milepost.policy.client.ClientAddress;
import io.milepost.policy.explain.Explainer;
import io.milepost.policy.explain.TestedAnswer;
import java.net.InetAddress;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.TestDnsAnswerRequest;
import software.amazon.awssdk.services.route53.model.TestDnsAnswerResponse;

/** Says what a public zone answers to a question of a client. */
final class TestDNSAnswer implements Operation<TestDnsAnswerRequest, TestDnsAnswerResponse> {
  /** A resolver in us-east-1: one of Route 53's own addresses there. */
  private static final String DEFAULT_RESOLVER = "54.243.31.193";

  private static final int IPV4_DEFAULT_BITS = 24;
  private static final int IPV6_DEFAULT_BITS = 64;
  private static final int MOST_OVER_UDP = 1232;

  private final Store store;
  private final Explainer explainer;

  TestDNSAnswer(Store store, Explainer explainer) {
    this.store = store;
    this.explainer = explainer;
  }

  @Override
  public TestDnsAnswerResponse handle(TestDnsAnswerRequest request) {
    HostedZoneId id = new HostedZoneId(request.hostedZoneId());
    HostedZone zone =
        store.read(
            reader -> reader.hostedZone(id).orElseThrow(() -> new NoSuchHostedZone(id.value())));
    if (zone.isPrivate()) {
      throw new InvalidInput("TestDNSAnswer is not supported for private hosted zones.");
    }
    DnsName name = name(request.recordName());
    if (!name.isAtOrBelow(zone.name())) {
      throw new InvalidInput(
          "The record name " + name + " is not in the hosted zone " + zone.name() + ".");
    }
    RecordType type = RecordType.valueOf(request.recordTypeAsString());
    TestedAnswer answer =
        explainer
            .test(zone.reference(), name, type.code(), client(request))
            .orElseThrow(() -> new NoSuchHostedZone(id.value()));
    return TestDnsAnswerResponse.builder()
        .nameserver(withoutDot(answer.nameServer()))
        .recordName(withoutDot(name.toString()))
        .recordType(request.recordType())
        .recordData(answer.values())
        .responseCode(answer.rcode())
        .protocol(answer.answerLength() > MOST_OVER_UDP ? "TCP" : "UDP")
        .build();
  }

  private static DnsName name(String text) {
    try {
      return DnsName.parse(text);
    } catch (FatalProblemException e) {
      throw new InvalidInput(e.problem().message());
    }
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static Client client(TestDnsAnswerRequest request) {
    Client client = new Client();
    client
        .source()
        .set(address(Given.text(request.resolverIP()).orElse(DEFAULT_RESOLVER), "ResolverIP"));
    Optional<String> subnet = Given.text(request.edns0ClientSubnetIP());
    Optional<String> mask = Given.text(request.edns0ClientSubnetMask());
    if (subnet.isPresent()) {
      InetAddress address = address(subnet.get(), "EDNS0ClientSubnetIP");
      boolean ipv4 = address.getAddress().length == 4;
      int most = ipv4 ? Integer.SIZE : 2 * Long.SIZE;
      int bits =
          mask.map(text -> mask(text, most)).orElse(ipv4 ? IPV4_DEFAULT_BITS : IPV6_DEFAULT_BITS);
      set(client.setSubnet(bits), address, bits);
    } else if (mask.isPresent()) {
      throw new InvalidInput("EDNS0ClientSubnetMask needs EDNS0ClientSubnetIP.");
    }
    return client;
  }

  /** Only the bits that a query would have are known. */
  private static void set(ClientAddress to, InetAddress address, int bits) {
    byte[] octets = address.getAddress();
    for (int bit = bits; bit < octets.length * Byte.SIZE; bit++) {
      octets[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
    }
    to.set(octets);
  }

  private static int mask(String text, int most) {
    if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= most) {
      return Integer.parseInt(text);
    }
    throw new InvalidInput("EDNS0ClientSubnetMask must be a number from 0 to " + most + ".");
  }

  private static InetAddress address(String text, String parameter) {
    if (AddressText.parse(4, text).isEmpty() && AddressText.parse(16, text).isEmpty()) {
      throw new InvalidInput(parameter + " is not a valid IP address: " + text);
    }
    return InetAddress.ofLiteral(text);
  }
}
