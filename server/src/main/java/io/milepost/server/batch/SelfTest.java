package io.milepost.server.batch;

import io.milepost.policy.client.ClientAddress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Sends datagrams through loopback and looks whether all that is read of them is where {@link
 * Layouts} says: content, length, sender, the address asked; and whether a socket can be woken. So
 * a system that is not what it seems is found out before the first query.
 */
final class SelfTest {
  private static final byte[] LONGER = {1, 2, 3, 4, 5};
  private static final byte[] SHORTER = {6, 7};
  private static final long PATIENCE_MICROS = 2_000_000;
  private static final int SOCKET_WITHOUT_PORT = 0;
  private static final int LOOPBACK = 0x7f000001;
  private static final String UNREADABLE = "datagrams are not read as they were sent";

  private SelfTest() {}

  /** What is not as it should be; empty if everything is. */
  static Optional<String> fault() {
    try (Arena arena = Arena.ofConfined()) {
      return fault(arena);
    } catch (IOException e) {
      return Optional.of("a socket failed: " + e.getMessage());
    }
  }

  private static Optional<String> fault(Arena arena) throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    InetSocketAddress anyPort = new InetSocketAddress(loopback, SOCKET_WITHOUT_PORT);
    NativeSocket receiver = NativeSocket.bind(anyPort, false, true);
    try {
      receiver.setReceiveTimeout(PATIENCE_MICROS);
      NativeSocket sender = NativeSocket.bind(anyPort, false, false);
      try {
        send(arena, sender, new InetSocketAddress(loopback, receiver.port()));
      } finally {
        sender.close();
      }
      return fault(arena, receiver);
    } finally {
      receiver.close();
    }
  }

  /** Sends two datagrams from a socket's own batch, as if they were answers. */
  private static void send(Arena arena, NativeSocket from, InetSocketAddress to)
      throws IOException {
    DatagramBatch batch = new DatagramBatch(arena, false);
    MemorySegment name = NativeSocket.name(arena, to);
    batch.setSender(0, name);
    batch.setSender(1, name);
    batch.addAnswer(0, LONGER, LONGER.length);
    batch.addAnswer(1, SHORTER, SHORTER.length);
    int sent = new SocketCalls(arena, from).send(batch, 0);
    if (sent != 2) {
      throw new IOException("sendmmsg returned " + sent);
    }
  }

  private static Optional<String> fault(Arena arena, NativeSocket receiver) {
    DatagramBatch batch = new DatagramBatch(arena, true);
    SocketCalls calls = new SocketCalls(arena, receiver);
    List<byte[]> contents = new ArrayList<>();
    while (contents.size() < 2) {
      // The second may come a moment after the first.
      int received = calls.receive(batch);
      if (received <= 0) {
        return Optional.of("recvmmsg returned " + received);
      }
      for (int slot = 0; slot < received; slot++) {
        if (!isFromHere(batch, slot)) {
          return Optional.of(UNREADABLE);
        }
        contents.add(content(batch, slot));
      }
      batch.renewSlots(received);
    }
    if (!Arrays.equals(contents.get(0), LONGER) || !Arrays.equals(contents.get(1), SHORTER)) {
      return Optional.of(UNREADABLE);
    }
    receiver.wake();
    int woken = calls.receive(batch);
    return woken == 1 && !batch.hasSender(0)
        ? Optional.empty()
        : Optional.of("a socket that waits can't be woken");
  }

  private static boolean isFromHere(DatagramBatch batch, int slot) {
    ClientAddress client = new ClientAddress();
    batch.readSender(slot, client);
    return batch.hasSender(slot)
        && !batch.isCutOff(slot)
        && !client.isIpv6()
        && client.high() == (long) LOOPBACK << Integer.SIZE
        && batch.localIpv4(slot) == LOOPBACK;
  }

  private static byte[] content(DatagramBatch batch, int slot) {
    byte[] read = new byte[DatagramBatch.MAX_QUERY];
    int length = batch.read(slot, read);
    return Arrays.copyOf(read, length);
  }
}
