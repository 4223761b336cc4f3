package io.milepost.server.batch;

import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the members of the system's structures are, in octets: those of 64-bit little-endian Linux,
 * x86-64 and aarch64, glibc and musl. musl declares some lengths as four octets and four of
 * padding, which is the same in memory as long as the padding is zero.
 *
 * @see "Linux: recvmmsg(2), sendmmsg(2), cmsg(3), ip(7), ipv6(7)"
 */
final class Layouts {
  // struct mmsghdr: a struct msghdr, and how long the datagram is.
  static final int HEADER = 64;
  static final int NAME = 0;
  static final int NAME_LENGTH = 8;
  static final int VECTOR = 16;
  static final int VECTOR_LENGTH = 24;
  static final int CONTROL = 32;
  static final int CONTROL_LENGTH = 40;
  static final int FLAGS = 48;
  static final int LENGTH = 56;

  // struct iovec
  static final int VECTOR_SIZE = 16;
  static final int BASE = 0;
  static final int BASE_LENGTH = 8;

  // struct sockaddr_in and sockaddr_in6
  static final int FAMILY = 0;
  static final int PORT = 2;
  static final int IPV4_ADDRESS = 4;
  static final int IPV6_ADDRESS = 8;
  static final int IPV6_SCOPE = 24;
  static final int IPV4_NAME_SIZE = 16;
  static final int IPV6_NAME_SIZE = 28;

  // struct cmsghdr with a struct in_pktinfo or in6_pktinfo behind it
  static final int CONTROL_LEVEL = 8;
  static final int CONTROL_TYPE = 12;
  static final int CONTROL_DATA = 16;
  static final int IPV4_PKTINFO_INTERFACE = CONTROL_DATA;
  static final int IPV4_PKTINFO_LOCAL = CONTROL_DATA + 4;
  static final int IPV6_PKTINFO_LOCAL = CONTROL_DATA;
  static final int IPV6_PKTINFO_INTERFACE = CONTROL_DATA + 16;

  static final int AF_INET = 2;
  static final int AF_INET6 = 10;

  private static final Set<String> MACHINES = Set.of("amd64", "x86_64", "aarch64", "arm64");

  private Layouts() {}

  /** Why the layouts do not hold here; empty if they do. */
  static Optional<String> mismatch() {
    return mismatch(
        System.getProperty("os.name", ""),
        System.getProperty("os.arch", ""),
        ByteOrder.nativeOrder(),
        Linker.nativeLinker().canonicalLayouts());
  }

  static Optional<String> mismatch(
      String system, String machine, ByteOrder order, Map<String, MemoryLayout> types) {
    if (!system.equals("Linux")) {
      return Optional.of("this is not Linux");
    }
    if (!MACHINES.contains(machine.toLowerCase(Locale.ROOT)) || order != ByteOrder.LITTLE_ENDIAN) {
      return Optional.of("the machine is " + machine);
    }
    boolean sizes =
        size(types, "int") == Integer.BYTES
            && size(types, "size_t") == Long.BYTES
            && size(types, "void*") == Long.BYTES
            && ValueLayout.ADDRESS.byteAlignment() == Long.BYTES;
    return sizes ? Optional.empty() : Optional.of("the C types have other sizes");
  }

  private static long size(Map<String, MemoryLayout> types, String name) {
    MemoryLayout type = types.get(name);
    return type == null ? 0 : type.byteSize();
  }
}
