package io.milepost.server.batch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;

/**
 * A blocking UDP socket of the system.
 *
 * <p>Its number is valid until {@link #close}, which is called when nobody uses it any more.
 */
final class NativeSocket {
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int SO_REUSEPORT = 15;
  private static final int SO_RCVTIMEO = 20;
  private static final int SO_SNDTIMEO = 21;
  private static final int IPPROTO_IP = 0;
  private static final int IP_PKTINFO = 8;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPV6_V6ONLY = 26;
  private static final int IPV6_RECVPKTINFO = 49;
  private static final int SHUT_RD = 0;

  /** What may wait to be answered, in octets; the system gives less if it allows no more. */
  private static final int RECEIVE_BUFFER = 1 << 20;

  /** How long a full queue of the network may hold up those behind it. */
  private static final long SEND_TIMEOUT_MICROS = 100_000;

  private static final ValueLayout.OfShort U16_NETWORK =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final int number;
  private final boolean ipv6;

  private NativeSocket(int number, boolean ipv6) {
    this.number = number;
    this.ipv6 = ipv6;
  }

  /**
   * Opens a socket on an address.
   *
   * @param shared whether other sockets of this process may have the same address and port
   * @param tellAddress whether each datagram is to come with the address that it was sent to
   * @throws IOException if that is not possible; its message has the system's reason
   */
  static NativeSocket bind(InetSocketAddress address, boolean shared, boolean tellAddress)
      throws IOException {
    boolean ipv6 = address.getAddress() instanceof Inet6Address;
    try (Arena arena = Arena.ofConfined()) {
      NativeCalls calls = new NativeCalls(arena);
      int family = ipv6 ? Layouts.AF_INET6 : Layouts.AF_INET;
      NativeSocket socket =
          new NativeSocket(checked(calls.socket(family, SOCK_DGRAM | SOCK_CLOEXEC)), ipv6);
      try {
        socket.setOptions(calls, arena, shared, tellAddress);
        MemorySegment name = name(arena, address);
        checked(calls.bind(socket.number, name.address(), (int) name.byteSize()));
        return socket;
      } catch (IOException | RuntimeException e) {
        calls.close(socket.number);
        throw e;
      }
    }
  }

  private void setOptions(NativeCalls calls, Arena arena, boolean shared, boolean tellAddress)
      throws IOException {
    if (ipv6) {
      set(calls, arena, IPPROTO_IPV6, IPV6_V6ONLY, 1);
    }
    if (shared) {
      set(calls, arena, SOL_SOCKET, SO_REUSEPORT, 1);
    }
    if (tellAddress && ipv6) {
      set(calls, arena, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1);
    } else if (tellAddress) {
      set(calls, arena, IPPROTO_IP, IP_PKTINFO, 1);
    }
    set(calls, arena, SOL_SOCKET, SO_RCVBUF, RECEIVE_BUFFER);
    setTimeout(calls, arena, SO_SNDTIMEO, SEND_TIMEOUT_MICROS);
  }

  private void set(NativeCalls calls, Arena arena, int level, int option, int value)
      throws IOException {
    MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_INT, value);
    checked(calls.setOption(number, level, option, memory.address(), Integer.BYTES));
  }

  private void setTimeout(NativeCalls calls, Arena arena, int option, long micros)
      throws IOException {
    // struct timeval
    MemorySegment memory =
        arena.allocateFrom(ValueLayout.JAVA_LONG, micros / 1_000_000, micros % 1_000_000);
    checked(calls.setOption(number, SOL_SOCKET, option, memory.address(), 2 * Long.BYTES));
  }

  /** Makes a receive that waits longer end with EAGAIN. */
  void setReceiveTimeout(long micros) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      setTimeout(new NativeCalls(arena), arena, SO_RCVTIMEO, micros);
    }
  }

  /** The address as a {@code sockaddr_in} or {@code sockaddr_in6}. */
  static MemorySegment name(Arena arena, InetSocketAddress address) {
    InetAddress host = address.getAddress();
    boolean ipv6 = host instanceof Inet6Address;
    MemorySegment name =
        arena.allocate(ipv6 ? Layouts.IPV6_NAME_SIZE : Layouts.IPV4_NAME_SIZE, Long.BYTES);
    name.set(
        ValueLayout.JAVA_SHORT,
        Layouts.FAMILY,
        (short) (ipv6 ? Layouts.AF_INET6 : Layouts.AF_INET));
    name.set(U16_NETWORK, Layouts.PORT, (short) address.getPort());
    byte[] octets = host.getAddress();
    int at = ipv6 ? Layouts.IPV6_ADDRESS : Layouts.IPV4_ADDRESS;
    MemorySegment.copy(octets, 0, name, ValueLayout.JAVA_BYTE, at, octets.length);
    if (host instanceof Inet6Address scoped) {
      name.set(ValueLayout.JAVA_INT, Layouts.IPV6_SCOPE, scoped.getScopeId());
    }
    return name;
  }

  /** The port that the socket has. */
  int port() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(Layouts.IPV6_NAME_SIZE, Long.BYTES);
      MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, Layouts.IPV6_NAME_SIZE);
      checked(new NativeCalls(arena).localName(number, name.address(), length.address()));
      return name.get(U16_NETWORK, Layouts.PORT) & 0xffff;
    }
  }

  int number() {
    return number;
  }

  boolean isIpv6() {
    return ipv6;
  }

  /**
   * Ends the wait of whoever waits for datagrams; later receives end as soon as nothing is there.
   */
  void wake() {
    try (Arena arena = Arena.ofConfined()) {
      // ENOTCONN for a socket without a peer, which is woken all the same.
      int _ = new NativeCalls(arena).shutdown(number, SHUT_RD);
    }
  }

  void close() {
    try (Arena arena = Arena.ofConfined()) {
      int _ = new NativeCalls(arena).close(number);
    }
  }

  private static int checked(int result) throws IOException {
    if (result < 0) {
      throw new IOException(Errno.text(-result));
    }
    return result;
  }
}
