package io.milepost.healthcheck.probe;

import io.milepost.healthcheck.probe.ProbeTimer.Alarm;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A probe under way, and what may end it from outside: the limit of its step, or that nobody wants
 * its result any more. Both close its socket, which wakes the thread that waits for it.
 *
 * <p>A limit is for the endpoint. If it is over while the endpoint has said something that this
 * host has not come to read, or while the probe waits for a processor, the step goes on, for as
 * long again at most.
 */
final class ProbeRun {
  private static final Duration GRACE = Duration.ofMillis(50);

  private final ProbeTimer timer;
  private final Thread thread = Thread.currentThread();

  /** All guarded by this. */
  private @Nullable Socket socket;

  private @Nullable Alarm limit;
  private int step;
  private boolean timedOut;
  private boolean cancelled;
  private boolean finished;

  /** Begins one on the current thread. */
  ProbeRun(ProbeTimer timer) {
    this.timer = timer;
  }

  /**
   * Opens a socket in place of the one before, not connected yet.
   *
   * @throws SocketException if the probe is cancelled
   */
  synchronized Socket open() throws IOException {
    closeSocket();
    if (cancelled) {
      throw new SocketException("cancelled");
    }
    timedOut = false;
    // No proxy of the JVM's: what is probed is the endpoint.
    socket = new Socket(Proxy.NO_PROXY);
    return socket;
  }

  /** Gives the step that begins a limit, in place of that of the step before. */
  synchronized void limit(Duration duration) {
    endLimit();
    step++;
    setLimit(duration, duration);
  }

  private void setLimit(Duration delay, Duration grace) {
    int limited = step;
    limit = timer.after(delay.toNanos(), () -> timeOut(limited, grace));
  }

  private synchronized void timeOut(int limited, Duration grace) {
    // An alarm may go off while the next step begins.
    if (limited != step || finished) {
      return;
    }
    if (grace.isPositive() && isOurTurn()) {
      setLimit(GRACE, grace.minus(GRACE));
    } else {
      timedOut = true;
      closeSocket();
    }
  }

  private boolean isOurTurn() {
    if (thread.getState() == Thread.State.RUNNABLE) {
      return true;
    }
    try {
      return socket != null && socket.isConnected() && socket.getInputStream().available() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the limit of the last step ended it. */
  synchronized boolean isTimedOut() {
    return timedOut;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Ends the probe; no result of it counts that has not been found yet. */
  synchronized void cancel() {
    if (!finished) {
      cancelled = true;
      closeSocket();
      thread.interrupt();
    }
  }

  /**
   * Frees what the probe holds, on its own thread; from now on it can't be cancelled.
   *
   * @return whether its result counts
   */
  synchronized boolean finish() {
    endLimit();
    closeSocket();
    finished = true;
    if (cancelled) {
      // Whoever runs on this thread next was not meant.
      Thread.interrupted();
    }
    return !cancelled;
  }

  private void endLimit() {
    if (limit != null) {
      timer.cancel(limit);
      limit = null;
    }
  }

  private void closeSocket() {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no use any more, whatever became of it.
      }
      socket = null;
    }
  }
}
