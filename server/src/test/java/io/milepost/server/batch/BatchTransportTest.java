package io.milepost.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTransportTest {
  private static final Map<String, MemoryLayout> TYPES = Linker.nativeLinker().canonicalLayouts();

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64",
    "Linux, x86_64",
    "Linux, aarch64",
  })
  void mismatch_knownMachine_none(String system, String machine) {
    assertThat(Layouts.mismatch(system, machine, ByteOrder.LITTLE_ENDIAN, TYPES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Mac OS X, aarch64, this is not Linux",
    "Windows 11, amd64, this is not Linux",
    "Linux, riscv64, the machine is riscv64",
    "Linux, s390x, the machine is s390x",
  })
  void mismatch_anotherMachine_isSaid(String system, String machine, String reason) {
    assertThat(Layouts.mismatch(system, machine, ByteOrder.LITTLE_ENDIAN, TYPES)).contains(reason);
  }

  @Test
  void mismatch_otherEndOrSizes_isSaid() {
    assertThat(Layouts.mismatch("Linux", "aarch64", ByteOrder.BIG_ENDIAN, TYPES))
        .contains("the machine is aarch64");
    Map<String, MemoryLayout> small = new HashMap<>(TYPES);
    small.put("size_t", ValueLayout.JAVA_INT);
    assertThat(Layouts.mismatch("Linux", "amd64", ByteOrder.LITTLE_ENDIAN, small))
        .contains("the C types have other sizes");
  }

  /** Real sockets: content, lengths, senders, the address asked, and the wake. */
  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void unavailable_onLinux_isNot() {
    assertThat(BatchTransport.unavailable()).isEmpty();
  }
}
