package io.milepost.model.cidr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks of addresses as text. */
class CidrTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, false, 0, 0, 0",
    "10.0.0.0/8, false, 0x0a00000000000000, 0, 8",
    "192.0.2.129/32, false, 0xc000028100000000, 0, 32",
    "::/0, true, 0, 0, 0",
    "2001:DB8::/32, true, 0x20010db800000000, 0, 32",
    "2001:db8:1:2:8000::/65, true, 0x20010db800010002, 0x8000000000000000, 65",
    "::1/128, true, 0, 1, 128",
    "64:ff9b::192.0.2.1/128, true, 0x0064ff9b00000000, 0x00000000c0000201, 128",
  })
  void parse_block_givesItsBits(String text, boolean ipv6, String high, String low, int length) {
    assertThat(Cidr.parse(text)).isEqualTo(new Cidr(ipv6, bits(high), bits(low), length));
  }

  private static long bits(String text) {
    return text.startsWith("0x")
        ? Long.parseUnsignedLong(text.substring(2), 16)
        : Long.parseUnsignedLong(text);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0, not a CIDR",
    "10.0.0.0/, not a CIDR",
    "10.0.0.0/x, not a CIDR",
    "10.0.0.0/-1, not a CIDR",
    "10.0.0.0/33, prefix length 33 is out of range",
    "::/129, prefix length 129 is out of range",
    "10.0.0.1/8, bits are set behind the prefix",
    "2001:db8::1/64, bits are set behind the prefix",
    "2001:db8:1::/33, bits are set behind the prefix",
    "10.0/8, is not an address",
    "10.0.0.256/32, is not an address",
    "010.0.0.0/8, is not an address",
    "example.com/8, is not an address",
    "localhost/8, is not an address",
    "fe80::1%lo/128, is not an address",
    "::ffff:10.0.0.0/104, is not an address",
    "[::1]/128, is not an address",
    "/8, is not an address",
  })
  void parse_whatIsNoBlock_isRefusedInWords(String text, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cidr.parse(text))
        .withMessageContaining(words)
        .withMessageContaining(text.substring(0, Math.max(0, text.indexOf('/'))));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 0.0.0.0/0",
    "203.0.113.0/24, 203.0.113.0/24",
    "10.0.0.0/08, 10.0.0.0/8",
    "::/0, ::/0",
    "2001:0DB8:0:0:1:0:0:0/80, 2001:db8:0:0:1::/80",
    "2001:db8:0:1::/64, 2001:db8:0:1::/64",
    "64:ff9b::192.0.2.1/128, 64:ff9b::c000:201/128",
  })
  void toString_isCanonical_andParsesToTheSame(String text, String canonical) {
    Cidr block = Cidr.parse(text);
    assertThat(block).hasToString(canonical);
    assertThat(Cidr.parse(canonical)).isEqualTo(block);
  }

  @Test
  void compareTo_ordersByFamilyAddressAndLength() {
    List<Cidr> ordered =
        Stream.of(
                "0.0.0.0/0",
                "10.0.0.0/8",
                "10.0.0.0/16",
                "10.1.0.0/16",
                "200.0.0.0/8",
                "::/0",
                "2001:db8::/32",
                "2001:db8:0:0:8000::/65",
                "ff00::/8")
            .map(Cidr::parse)
            .toList();
    assertThat(ordered.reversed().stream().sorted()).isEqualTo(ordered);
  }
}
