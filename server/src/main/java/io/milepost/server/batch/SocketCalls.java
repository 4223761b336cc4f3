package io.milepost.server.batch;

import java.lang.foreign.Arena;

/** The calls on a socket of the system. */
final class SocketCalls implements DatagramCalls {
  /** Waits for the first datagram alone. */
  private static final int MSG_WAITFORONE = 0x10000;

  private final NativeCalls calls;
  private final int socket;

  SocketCalls(Arena arena, NativeSocket socket) {
    this.calls = new NativeCalls(arena);
    this.socket = socket.number();
  }

  @Override
  public int receive(DatagramBatch batch) {
    return calls.receive(socket, batch.receiveHeaders(), DatagramBatch.SLOTS, MSG_WAITFORONE);
  }

  @Override
  public int send(DatagramBatch batch, int from) {
    return calls.send(socket, batch.sendHeaders(from), batch.answers() - from, 0);
  }
}
