package io.milepost.server.batch;

import io.milepost.server.respond.QueryResponder;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The sockets of one address, which share its port, each with a thread of its own. On a wildcard an
 * answer leaves from the address that was asked.
 */
public final class BatchSockets {
  private static final long LEAST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final AtomicInteger THREADS = new AtomicInteger();

  private final List<NativeSocket> sockets;
  private final List<BatchLoop> loops = new ArrayList<>();
  private final CountDownLatch running;

  private BatchSockets(List<NativeSocket> sockets) {
    this.sockets = sockets;
    this.running = new CountDownLatch(sockets.size());
  }

  /**
   * Opens an address and answers on it.
   *
   * @param address whose port is not 0
   * @param count how many sockets and threads
   * @param responders called once for each
   * @throws IOException if the address can't be had; its message has the system's reason, and
   *     nothing is left open
   */
  public static BatchSockets open(
      InetSocketAddress address, int count, Supplier<QueryResponder> responders)
      throws IOException {
    boolean wildcard = address.getAddress().isAnyLocalAddress();
    // A socket of somebody else that would share the port is noticed by one that shares with none.
    NativeSocket.bind(address, false, false).close();
    List<NativeSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(NativeSocket.bind(address, true, wildcard));
      }
    } catch (IOException e) {
      sockets.forEach(NativeSocket::close);
      throw e;
    }
    BatchSockets opened = new BatchSockets(sockets);
    for (NativeSocket socket : sockets) {
      opened.start(socket, wildcard, responders.get());
    }
    return opened;
  }

  private void start(NativeSocket socket, boolean wildcard, QueryResponder responder) {
    Arena arena = Arena.ofShared();
    BatchLoop loop =
        new BatchLoop(
            new SocketCalls(arena, socket), new DatagramBatch(arena, wildcard), responder);
    loops.add(loop);
    Thread.ofPlatform()
        .name("dns-udp-" + THREADS.incrementAndGet())
        .start(() -> {
          try (arena) {
            loop.run();
          } finally {
            running.countDown();
          }
        });
  }

  /** Begins to stop: what has come in is answered, and nothing that comes later is waited for. */
  public void end() {
    loops.forEach(BatchLoop::end);
    sockets.forEach(NativeSocket::wake);
  }

  /**
   * Waits until everything is answered after {@link #end}, and closes the sockets.
   *
   * @param nanos how long to wait at most, but a second at least; then the sockets stay open until
   *     the process ends
   */
  public void awaitEnd(long nanos) throws InterruptedException {
    if (running.await(Math.max(nanos, LEAST_WAIT_NANOS), TimeUnit.NANOSECONDS)) {
      sockets.forEach(NativeSocket::close);
    }
  }
}
