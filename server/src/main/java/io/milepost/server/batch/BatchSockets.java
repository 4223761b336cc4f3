package io.milepost.server.batch;

import io.milepost.server.respond.QueryResponder;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private final List<NativeSocket> sockets = new ArrayList<>();
  private final List<Arena> arenas = new ArrayList<>();
  private final List<BatchLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private BatchSockets() {}

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
    BatchSockets opened = new BatchSockets();
    try {
      for (int i = 0; i < count; i++) {
        opened.add(address, wildcard, responders.get());
      }
      opened.start();
      return opened;
    } catch (IOException | RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  private void add(InetSocketAddress address, boolean wildcard, QueryResponder responder)
      throws IOException {
    NativeSocket socket = NativeSocket.bind(address, true, wildcard);
    sockets.add(socket);
    // Of the memory that goes with the loop, which may not have a thread yet.
    Arena arena = Arena.ofShared();
    arenas.add(arena);
    loops.add(
        new BatchLoop(
            new SocketCalls(arena, socket), new DatagramBatch(arena, wildcard), responder));
  }

  private void start() {
    for (BatchLoop loop : loops) {
      Thread thread =
          Thread.ofPlatform().name("dns-udp-" + THREADS.incrementAndGet()).unstarted(loop::run);
      thread.start();
      threads.add(thread);
    }
  }

  /** Ends the threads that were started, and leaves nothing open. */
  private void close() {
    end();
    try {
      awaitEnd(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
    long end = System.nanoTime() + Math.max(nanos, LEAST_WAIT_NANOS);
    for (Thread thread : threads) {
      if (!thread.join(Duration.ofNanos(Math.max(end - System.nanoTime(), 1)))) {
        return;
      }
    }
    arenas.forEach(Arena::close);
    sockets.forEach(NativeSocket::close);
  }
}
