package io.milepost.model.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LowerCaseTest {
  @Test
  void of_eightOctets_isThatOfEach() {
    SplittableRandom random = new SplittableRandom(1);
    for (int octet = 0; octet < 256; octet++) {
      for (int place = 0; place < 8; place++) {
        long others = random.nextLong() & ~(0xffL << (8 * place));
        long octets = others | ((long) octet << (8 * place));
        long expected = 0;
        for (int i = 0; i < 8; i++) {
          expected |= (LowerCase.of((byte) (octets >>> (8 * i))) & 0xffL) << (8 * i);
        }
        assertThat(LowerCase.of(octets)).as(Long.toHexString(octets)).isEqualTo(expected);
      }
    }
  }

  @Test
  void of_octet_changesLettersAlone() {
    for (int octet = 0; octet < 256; octet++) {
      int expected = octet >= 'A' && octet <= 'Z' ? Character.toLowerCase(octet) : octet;
      assertThat(LowerCase.of((byte) octet)).isEqualTo((byte) expected);
    }
  }

  @Test
  void copyAndIsSame_anyLength_agree() {
    byte[] source = new byte[60];
    new SplittableRandom(2).nextBytes(source);
    for (int from = 0; from < 9; from++) {
      for (int length = 0; length < 50; length++) {
        byte[] target = new byte[60];
        LowerCase.copy(source, from, target, 3, length);
        byte[] expected = new byte[length];
        for (int i = 0; i < length; i++) {
          expected[i] = LowerCase.of(source[from + i]);
        }
        assertThat(Arrays.copyOfRange(target, 3, 3 + length)).isEqualTo(expected);
        assertThat(Arrays.copyOfRange(target, 3 + length, 60)).containsOnly(0);
        assertThat(LowerCase.isSame(source, from, target, 3, length)).isTrue();
        for (int i = 0; i < length; i++) {
          target[3 + i]++;
          assertThat(LowerCase.isSame(source, from, target, 3, length)).isFalse();
          target[3 + i]--;
        }
      }
    }
  }
}
