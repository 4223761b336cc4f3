package io.milepost.server.batch;

import io.milepost.policy.client.ClientAddress;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The memory of one loop: slots for datagrams that come in, and for answers that go out. An answer
 * goes where its query came from, and leaves from the address that the query was sent to if that is
 * told with it.
 */
final class DatagramBatch {
  /** How many datagrams cross with one system call. */
  static final int SLOTS = 32;

  /** No query is longer, but for padding that nobody sends; longer ones arrive cut off. */
  static final int MAX_QUERY = 2048;

  static final int MAX_ANSWER = 1280;

  private static final int MSG_TRUNC = 0x20;
  private static final int MSG_CTRUNC = 0x08;

  private static final int NAME_STRIDE = 32;
  private static final int CONTROL_STRIDE = 64;
  private static final int CONTROL_ROOM = 48;

  /** One cache line more than a power of two, so that slots do not compete for the same sets. */
  private static final int QUERY_STRIDE = MAX_QUERY + 64;

  private static final int ANSWER_STRIDE = MAX_ANSWER + 64;

  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfInt INT_NETWORK =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG_NETWORK =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final int RECEIVED = 0;
  private static final int SENT = RECEIVED + SLOTS * Layouts.HEADER;
  private static final int QUERY_VECTORS = SENT + SLOTS * Layouts.HEADER;
  private static final int ANSWER_VECTORS = QUERY_VECTORS + SLOTS * Layouts.VECTOR_SIZE;
  private static final int NAMES = ANSWER_VECTORS + SLOTS * Layouts.VECTOR_SIZE;
  private static final int CONTROLS = NAMES + SLOTS * NAME_STRIDE;
  private static final int QUERIES = CONTROLS + SLOTS * CONTROL_STRIDE;
  private static final int ANSWERS = QUERIES + SLOTS * QUERY_STRIDE;
  private static final int SIZE = ANSWERS + SLOTS * ANSWER_STRIDE;

  private final MemorySegment memory;
  private final boolean addressTold;
  private int answers;

  /**
   * @param addressTold whether datagrams come with the address that they were sent to
   */
  DatagramBatch(Arena arena, boolean addressTold) {
    this.memory = arena.allocate(SIZE, 64);
    this.addressTold = addressTold;
    for (int i = 0; i < SLOTS; i++) {
      prepare(i);
    }
  }

  private long address(int offset) {
    return memory.address() + offset;
  }

  /** Sets what never changes, and the slot itself. */
  private void prepare(int slot) {
    int received = RECEIVED + slot * Layouts.HEADER;
    int sent = SENT + slot * Layouts.HEADER;
    int queryVector = QUERY_VECTORS + slot * Layouts.VECTOR_SIZE;
    int answerVector = ANSWER_VECTORS + slot * Layouts.VECTOR_SIZE;
    memory.set(LONG, received + Layouts.NAME, address(NAMES + slot * NAME_STRIDE));
    memory.set(LONG, received + Layouts.VECTOR, address(queryVector));
    memory.set(LONG, received + Layouts.VECTOR_LENGTH, 1);
    memory.set(LONG, sent + Layouts.VECTOR, address(answerVector));
    memory.set(LONG, sent + Layouts.VECTOR_LENGTH, 1);
    memory.set(LONG, queryVector + Layouts.BASE, address(QUERIES + slot * QUERY_STRIDE));
    memory.set(LONG, queryVector + Layouts.BASE_LENGTH, MAX_QUERY);
    memory.set(LONG, answerVector + Layouts.BASE, address(ANSWERS + slot * ANSWER_STRIDE));
    renew(slot);
  }

  /** Gives a slot the room again that the system has used up. */
  private void renew(int slot) {
    int header = RECEIVED + slot * Layouts.HEADER;
    memory.set(INT, header + Layouts.NAME_LENGTH, Layouts.IPV6_NAME_SIZE);
    if (addressTold) {
      memory.set(LONG, header + Layouts.CONTROL, address(CONTROLS + slot * CONTROL_STRIDE));
      memory.set(LONG, header + Layouts.CONTROL_LENGTH, CONTROL_ROOM);
    }
  }

  /** The {@code struct mmsghdr} of the slots to be filled. */
  long receiveHeaders() {
    return address(RECEIVED);
  }

  /** Those of the answers from one on. */
  long sendHeaders(int from) {
    return address(SENT + from * Layouts.HEADER);
  }

  /** Readies the first slots for the next datagrams, and forgets the answers. */
  void renewSlots(int count) {
    for (int i = 0; i < count; i++) {
      renew(i);
    }
    answers = 0;
  }

  /** Whether a slot has a datagram; a socket that was woken fills one with nothing. */
  boolean hasSender(int slot) {
    return memory.get(INT, RECEIVED + slot * Layouts.HEADER + Layouts.NAME_LENGTH) != 0;
  }

  /** Whether a datagram was longer than its slot. */
  boolean isCutOff(int slot) {
    return (memory.get(INT, RECEIVED + slot * Layouts.HEADER + Layouts.FLAGS) & MSG_TRUNC) != 0;
  }

  /** Copies a datagram; its length. */
  int read(int slot, byte[] target) {
    int length = memory.get(INT, RECEIVED + slot * Layouts.HEADER + Layouts.LENGTH);
    MemorySegment.copy(memory, BYTE, QUERIES + slot * QUERY_STRIDE, target, 0, length);
    return length;
  }

  /** Reads who sent a datagram. */
  void readSender(int slot, ClientAddress client) {
    int name = NAMES + slot * NAME_STRIDE;
    if (memory.get(SHORT, name + Layouts.FAMILY) == Layouts.AF_INET) {
      client.setIpv4(memory.get(INT_NETWORK, name + Layouts.IPV4_ADDRESS));
    } else {
      client.setIpv6(
          memory.get(LONG_NETWORK, name + Layouts.IPV6_ADDRESS),
          memory.get(LONG_NETWORK, name + Layouts.IPV6_ADDRESS + Long.BYTES));
    }
  }

  /**
   * Prepares an answer to the datagram of a slot.
   *
   * @param length at most {@value #MAX_ANSWER}
   */
  void addAnswer(int slot, byte[] message, int length) {
    if (length > MAX_ANSWER) {
      throw new IllegalArgumentException("an answer of " + length + " octets");
    }
    int answer = answers++;
    MemorySegment.copy(message, 0, memory, BYTE, ANSWERS + answer * ANSWER_STRIDE, length);
    int vector = ANSWER_VECTORS + answer * Layouts.VECTOR_SIZE;
    memory.set(LONG, vector + Layouts.BASE_LENGTH, length);
    int from = RECEIVED + slot * Layouts.HEADER;
    int to = SENT + answer * Layouts.HEADER;
    memory.set(LONG, to + Layouts.NAME, address(NAMES + slot * NAME_STRIDE));
    memory.set(INT, to + Layouts.NAME_LENGTH, memory.get(INT, from + Layouts.NAME_LENGTH));
    if (addressTold) {
      setLocalAddress(slot, from, to);
    }
  }

  /**
   * Makes an answer leave from the address that was asked, through whatever interface; a link-local
   * address says nothing without its own.
   */
  private void setLocalAddress(int slot, int from, int to) {
    long length = memory.get(LONG, from + Layouts.CONTROL_LENGTH);
    boolean told = length > 0 && (memory.get(INT, from + Layouts.FLAGS) & MSG_CTRUNC) == 0;
    int control = CONTROLS + slot * CONTROL_STRIDE;
    boolean ipv4 = memory.get(SHORT, NAMES + slot * NAME_STRIDE) == Layouts.AF_INET;
    if (ipv4) {
      memory.set(INT, control + Layouts.IPV4_PKTINFO_INTERFACE, 0);
    } else if (!isLinkLocal(control + Layouts.IPV6_PKTINFO_LOCAL)) {
      memory.set(INT, control + Layouts.IPV6_PKTINFO_INTERFACE, 0);
    }
    memory.set(LONG, to + Layouts.CONTROL, told ? address(control) : 0);
    memory.set(LONG, to + Layouts.CONTROL_LENGTH, told ? length : 0);
  }

  /** Whether an IPv6 address is in fe80::/10 (RFC 4291 section 2.5.6). */
  private boolean isLinkLocal(int at) {
    return (memory.get(BYTE, at) & 0xff) == 0xfe && (memory.get(BYTE, at + 1) & 0xc0) == 0x80;
  }

  /** Makes a slot look as if a datagram had come from there. */
  void setSender(int slot, MemorySegment name) {
    MemorySegment.copy(name, 0, memory, NAMES + slot * NAME_STRIDE, name.byteSize());
    memory.set(INT, RECEIVED + slot * Layouts.HEADER + Layouts.NAME_LENGTH, (int) name.byteSize());
  }

  /** The IPv4 address that a datagram was sent to, the first octet highest. */
  int localIpv4(int slot) {
    return memory.get(INT_NETWORK, CONTROLS + slot * CONTROL_STRIDE + Layouts.IPV4_PKTINFO_LOCAL);
  }

  /** How many answers are prepared. */
  int answers() {
    return answers;
  }
}
