package io.milepost.dnssec.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each machine gets its own library, or none. */
class CorrettoLibraryTest {
  private static final String LIBRARY =
      "com/amazon/corretto/crypto/provider/libamazonCorrettoCryptoProvider.so";
  private static final byte[] ELF_64_BIT_LITTLE_ENDIAN = {0x7f, 'E', 'L', 'F', 2, 1};
  private static final int TYPE = 16;
  private static final int SHARED_OBJECT = 3;
  private static final int MACHINE = 18;

  /** The numbers are {@code e_machine} of the ELF header: EM_X86_64 and EM_AARCH64. */
  @ParameterizedTest
  @CsvSource({
    "amd64, linux-x86_64, 62",
    "x86_64, linux-x86_64, 62",
    "aarch64, linux-aarch_64, 183",
    "AARCH64, linux-aarch_64, 183",
    "arm64, linux-aarch_64, 183"
  })
  void folder_hasTheLibraryForItsMachine(String architecture, String name, int machine)
      throws Exception {
    String folder = CorrettoLibrary.folder("Linux", architecture).orElseThrow();
    assertThat(folder).isEqualTo("io/milepost/dnssec/native/" + name + "/");
    try (InputStream in =
        CorrettoLibrary.class.getClassLoader().getResourceAsStream(folder + LIBRARY)) {
      assertThat(in).as(folder + LIBRARY).isNotNull();
      byte[] header = in.readNBytes(20);
      assertThat(header).startsWith(ELF_64_BIT_LITTLE_ENDIAN);
      ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(fields.getShort(TYPE)).isEqualTo((short) SHARED_OBJECT);
      assertThat(fields.getShort(MACHINE)).isEqualTo((short) machine);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, riscv64",
    "Linux, ppc64le",
    "Linux, arm",
    "Linux, i386",
    "Mac OS X, aarch64",
    "Windows 11, amd64"
  })
  void machine_withoutLibrary_signsWithBouncyCastle(String system, String architecture)
      throws Exception {
    assertThat(CorrettoLibrary.folder(system, architecture)).isEmpty();
    EcdsaP256 found = FastestEcdsa.find(system, architecture);
    assertThat(found).isInstanceOf(BouncyCastleEcdsa.class);
    FastestEcdsa.check(found);
  }

  @Test
  void library_ofAnotherMachine_isNotUsed() throws Exception {
    String here = System.getProperty("os.arch");
    String other = here.equals("aarch64") ? "amd64" : "aarch64";
    EcdsaP256 found = FastestEcdsa.find("Linux", other);
    assertThat(found).isInstanceOf(BouncyCastleEcdsa.class);
    FastestEcdsa.check(found);
  }
}
