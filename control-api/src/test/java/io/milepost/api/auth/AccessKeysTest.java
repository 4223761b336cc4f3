package io.milepost.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeysTest {
  private final AccessKeys keys =
      new AccessKeys(List.of(AccessKey.parse("one:first"), AccessKey.parse("two:a:b/c+d=")));

  @ParameterizedTest
  @CsvSource({
    "Bearer one:first, true",
    "bearer two:a:b/c+d=, true",
    "Bearer  one:first, true",
    "Bearer one:firs, false",
    "Bearer one:first1, false",
    "Bearer one:a:b/c+d=, false",
    "Bearer one, false",
    "Bearer, false",
    "Basic one:first, false",
    "one:first, false"
  })
  void bearer_isOneOfTheKeys(String header, boolean admitted) {
    assertThat(keys.admit(List.of(header))).isEqualTo(admitted);
  }

  @Test
  void bearer_comesOnce() {
    assertThat(keys.admit(List.of())).isFalse();
    assertThat(keys.admit(List.of("Bearer one:first", "Bearer one:first"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":", "id", "id:", ":s3cret", "i d:s3cret", "i/d:s3cret", "id:s3 cret"})
  void parse_ofAnythingElse_isRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> AccessKey.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("s3");
  }

  @Test
  void toString_hasNoSecret() {
    assertThat(AccessKey.parse("id:s3cret")).asString().contains("id").doesNotContain("s3cret");
  }

  @Test
  void oneIdWithTwoSecrets_isRefused() {
    assertThatThrownBy(
            () -> new AccessKeys(List.of(AccessKey.parse("a:s3"), AccessKey.parse("a:s4"))))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("a has two")
        .doesNotContain("s3", "s4");
  }
}
