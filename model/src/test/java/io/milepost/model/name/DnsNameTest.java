package io.milepost.model.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsNameTest {
  private static final String LABEL_63 = "a".repeat(63);

  /** 255 octets: a length octet for each of four labels, and the root. */
  private static final String LONGEST =
      String.join(".", LABEL_63, LABEL_63, LABEL_63, "a".repeat(61)) + ".";

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com.",
    "example.com., example.com.",
    "WWW.Example.COM, www.example.com.",
    "., .",
    "\\101\\102.c, ab.c.",
    "*.example.com, \\052.example.com.",
    "\\052.example.com, \\052.example.com.",
    "a/b@c.d_e-f, a\\057b\\100c.d_e-f.",
    "a\\056b.c, a\\056b.c.",
    "a\\000\\377.c, a\\000\\377.c.",
    "a\\b.c, a\\134b.c.",
    "a\\400.c, a\\134400.c.",
    "a\\18, a\\13418.",
  })
  void toString_parsedName_isEscapedLowerCaseWithDot(String text, String expected)
      throws Exception {
    DnsName name = DnsName.parse(text);
    assertThat(name).hasToString(expected).isEqualTo(DnsName.of(expected));
    assertThat(name.hashCode()).isEqualTo(DnsName.of(expected).hashCode());
  }

  @Test
  void parse_longestLabelAndName_isAccepted() {
    DnsName name = DnsName.of(LONGEST);
    assertThat(name.wireLength()).isEqualTo(DnsName.MAX_WIRE_LENGTH);
    assertThat(name.labelCount()).isEqualTo(4);
  }

  @Test
  void parse_mostLabels_isAccepted() {
    DnsName name = DnsName.of("a.".repeat(127));
    assertThat(name.labelCount()).isEqualTo(DnsName.MAX_LABELS);
    assertThat(name.wireLength()).isEqualTo(DnsName.MAX_WIRE_LENGTH);
    assertThat(DnsName.fromSortKey(name.sortKey())).isEqualTo(name);
  }

  @Test
  void parse_escapesCountAsOneOctet() {
    assertThat(DnsName.of("\\141".repeat(63)).wireLength()).isEqualTo(65);
  }

  static Stream<Arguments> problems() {
    String unsupported = "UnsupportedCharacter (Value contains unsupported characters)";
    String tooLong = "DomainNameTooLong (Domain name is too long)";
    String empty = "DomainLabelEmpty (Domain label is empty)";
    return Stream.of(
        arguments("", "DomainNameEmpty (Domain name is empty)", ""),
        arguments("..", empty, ""),
        arguments(".a", empty, ""),
        arguments("a..b", empty, ""),
        arguments(
            "b.a" + LABEL_63, "DomainLabelTooLong (Domain label is too long)", "a" + LABEL_63),
        arguments("b." + LONGEST, tooLong, "b." + LONGEST),
        arguments("a.".repeat(128), tooLong, "a.".repeat(128)),
        arguments("a b", unsupported, " "),
        arguments("a\nb", unsupported, "\n"),
        arguments("\u00fc.de", unsupported, "\u00fc"),
        arguments("a\u007f", unsupported, "\u007f"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void parse_badName_throws(String name, String problem, String encountered) {
    assertThatThrownBy(() -> DnsName.parse(name))
        .isInstanceOf(FatalProblemException.class)
        .hasMessage("FATAL problem: " + problem + " encountered with '" + encountered + "'");
  }

  /** Everything before a dot, in {@code ! " # … -}, sorts before it, and escapes after digits. */
  @Test
  void compareTo_namesInRoute53Order_ascends() {
    List<String> ordered =
        List.of(
            ".",
            "com.",
            "example-a.com.",
            "a.example-a.com.",
            "example.com.",
            "9.example.com.",
            "*.example.com.",
            "@.example.com.",
            "_a.example.com.",
            "a.example.com.",
            "z.a.example.com.",
            "b.example.com.",
            "net.");
    List<DnsName> shuffled = new ArrayList<>(ordered.stream().map(DnsName::of).toList());
    Collections.shuffle(shuffled, new Random(1));

    assertThat(shuffled.stream().sorted().toList())
        .isEqualTo(ordered.stream().map(DnsName::of).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.com., com.example.www.",
    "*.example.com., com.example.\\052.",
    "a\\056b.c., c.a\\056b.",
    "., .",
  })
  void sortKey_name_hasLabelsReversed(String name, String key) {
    assertThat(DnsName.of(name).sortKey()).isEqualTo(key);
    assertThat(DnsName.fromSortKey(key)).isEqualTo(DnsName.of(name));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, true",
    "a.b.example.com, example.com, true",
    "a, ., true",
    "., a, false",
    "com, example.com, false",
    "badexample.com, example.com, false",
    "a\\007example.com, example.com, false",
  })
  void isAtOrBelow_names_comparesLabels(String name, String ancestor, boolean below) {
    assertThat(DnsName.of(name).isAtOrBelow(DnsName.of(ancestor))).isEqualTo(below);
  }

  @ParameterizedTest
  @CsvSource({"*.a, true", "*, true", "\\052.a, true", "*b.a, false", "a.*.b, false", "., false"})
  void isWildcard_name_looksAtLeftmostLabel(String name, boolean wildcard) {
    assertThat(DnsName.of(name).isWildcard()).isEqualTo(wildcard);
  }

  @Test
  void parent_name_losesLeftmostLabel() {
    assertThat(DnsName.of("a.b").parent()).isEqualTo(DnsName.of("b"));
    assertThat(DnsName.of("b").parent()).isEqualTo(DnsName.ROOT);
    assertThatThrownBy(DnsName.ROOT::parent).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void fromWire_upperCaseAtOffset_isFolded() {
    byte[] bytes = {9, 1, 'A', 2, 'b', 'C', 0, 7};
    assertThat(DnsName.fromWire(bytes, 1)).hasToString("a.bc.");
    assertThat(DnsName.of("a.bc").firstLabel()).isEqualTo("a");
    assertThat(DnsName.ROOT.firstLabel()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01", "0161", "c000", "4000", "0261", "ff"})
  void fromWire_noCompleteName_throws(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThatThrownBy(() -> DnsName.fromWire(bytes, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fromWire_nameOf256Octets_throws() {
    byte[] bytes = new byte[256];
    Arrays.fill(bytes, (byte) 1);
    bytes[254] = 0;
    assertThat(DnsName.fromWire(bytes, 0).labelCount()).isEqualTo(127);
    bytes[252] = 2;
    bytes[254] = 1;
    bytes[255] = 0;
    assertThatThrownBy(() -> DnsName.fromWire(bytes, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void of_badName_throws() {
    assertThatThrownBy(() -> DnsName.of("a..b")).isInstanceOf(IllegalArgumentException.class);
  }
}
