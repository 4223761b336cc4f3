package io.milepost.server.batch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Plays the system: fills and reads the structures as the kernel does, and fails where the script
 * says so.
 */
final class ScriptedSystem implements DatagramCalls {
  private static final int MSG_TRUNC = 0x20;

  /** A datagram as it was sent. */
  static final class Datagram {
    private final byte[] content;
    private final byte[] name;

    Datagram(byte[] content, byte[] name) {
      this.content = content;
      this.name = name;
    }

    byte[] content() {
      return content;
    }

    byte[] name() {
      return name;
    }
  }

  /** What one receive does. */
  private sealed interface Step {}

  private record Deliver(List<Datagram> datagrams) implements Step {}

  private record Fail(int error) implements Step {}

  private record Throw(RuntimeException fault) implements Step {}

  private record Wake(Runnable before) implements Step {}

  private final Deque<Step> receives = new ArrayDeque<>();

  /** What the next sends return; each later one sends everything. */
  private final Deque<Integer> sends = new ArrayDeque<>();

  final List<Datagram> sent = new ArrayList<>();

  /** The last receive wakes the loop, which is told to end. */
  Runnable atEnd = () -> {};

  ScriptedSystem deliver(Datagram... datagrams) {
    receives.add(new Deliver(List.of(datagrams)));
    return this;
  }

  ScriptedSystem failReceive(int error) {
    receives.add(new Fail(error));
    return this;
  }

  ScriptedSystem throwOnReceive(RuntimeException fault) {
    receives.add(new Throw(fault));
    return this;
  }

  ScriptedSystem wake() {
    receives.add(new Wake(() -> {}));
    return this;
  }

  ScriptedSystem returnFromSend(int... results) {
    Arrays.stream(results).forEach(sends::add);
    return this;
  }

  /** An IPv4 sender. */
  static Datagram from(int lastOctet, byte[] content) {
    byte[] name = new byte[Layouts.IPV4_NAME_SIZE];
    name[Layouts.FAMILY] = Layouts.AF_INET;
    name[Layouts.PORT + 1] = 53;
    name[Layouts.IPV4_ADDRESS] = (byte) 192;
    name[Layouts.IPV4_ADDRESS + 2] = 2;
    name[Layouts.IPV4_ADDRESS + 3] = (byte) lastOctet;
    return new Datagram(content, name);
  }

  @Override
  public int receive(DatagramBatch batch) {
    Step step = receives.isEmpty() ? new Wake(atEnd) : receives.remove();
    return switch (step) {
      case Deliver deliver -> {
        for (int i = 0; i < deliver.datagrams().size(); i++) {
          fill(header(batch.receiveHeaders(), i), deliver.datagrams().get(i));
        }
        yield deliver.datagrams().size();
      }
      case Fail fail -> -fail.error();
      case Throw thrown -> throw thrown.fault();
      case Wake wake -> {
        wake.before().run();
        MemorySegment header = header(batch.receiveHeaders(), 0);
        header.set(ValueLayout.JAVA_INT, Layouts.NAME_LENGTH, 0);
        header.set(ValueLayout.JAVA_INT, Layouts.LENGTH, 0);
        header.set(ValueLayout.JAVA_INT, Layouts.FLAGS, 0);
        yield 1;
      }
    };
  }

  private static void fill(MemorySegment header, Datagram datagram) {
    int nameRoom = header.get(ValueLayout.JAVA_INT, Layouts.NAME_LENGTH);
    MemorySegment name = pointer(header, Layouts.NAME, nameRoom);
    MemorySegment.copy(datagram.name(), 0, name, ValueLayout.JAVA_BYTE, 0, datagram.name().length);
    header.set(ValueLayout.JAVA_INT, Layouts.NAME_LENGTH, datagram.name().length);
    MemorySegment vector = pointer(header, Layouts.VECTOR, Layouts.VECTOR_SIZE);
    long room = vector.get(ValueLayout.JAVA_LONG, Layouts.BASE_LENGTH);
    int length = (int) Math.min(room, datagram.content().length);
    MemorySegment target = pointer(vector, Layouts.BASE, room);
    MemorySegment.copy(datagram.content(), 0, target, ValueLayout.JAVA_BYTE, 0, length);
    header.set(ValueLayout.JAVA_INT, Layouts.LENGTH, length);
    header.set(
        ValueLayout.JAVA_INT, Layouts.FLAGS, length < datagram.content().length ? MSG_TRUNC : 0);
  }

  @Override
  public int send(DatagramBatch batch, int from) {
    int waiting = batch.answers() - from;
    int result = sends.isEmpty() ? waiting : sends.remove();
    for (int i = 0; i < result; i++) {
      sent.add(read(header(batch.sendHeaders(from), i)));
    }
    return result;
  }

  private static Datagram read(MemorySegment header) {
    int nameLength = header.get(ValueLayout.JAVA_INT, Layouts.NAME_LENGTH);
    MemorySegment vector = pointer(header, Layouts.VECTOR, Layouts.VECTOR_SIZE);
    long length = vector.get(ValueLayout.JAVA_LONG, Layouts.BASE_LENGTH);
    return new Datagram(
        pointer(vector, Layouts.BASE, length).toArray(ValueLayout.JAVA_BYTE),
        pointer(header, Layouts.NAME, nameLength).toArray(ValueLayout.JAVA_BYTE));
  }

  private static MemorySegment header(long headers, int index) {
    return memory(headers + (long) index * Layouts.HEADER, Layouts.HEADER);
  }

  private static MemorySegment pointer(MemorySegment structure, int member, long size) {
    return memory(structure.get(ValueLayout.JAVA_LONG, member), size);
  }

  @SuppressWarnings("restricted") // the addresses are those of the batch under test
  private static MemorySegment memory(long address, long size) {
    return MemorySegment.ofAddress(address).reinterpret(size);
  }
}
