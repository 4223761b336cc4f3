package io.milepost.server.batch;

import io.milepost.server.respond.QueryResponder;
import io.milepost.server.respond.Transport;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives, answers, sends, until it is told to end: one thread, one socket. While nothing comes it
 * waits in the system, at no cost.
 *
 * <p>What the system says to a receive: EINTR and EAGAIN, try again; anything else, try again after
 * a pause, since memory may be short for a moment. To a send: the datagram that stopped it is lost,
 * as UDP allows, and the ones behind it are sent; but EINTR repeats, and with EAGAIN, which comes
 * when the network took nothing for a while, all are lost.
 */
final class BatchLoop {
  private static final Logger LOG = LoggerFactory.getLogger(BatchLoop.class);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** What had come in before the end is answered, but not what never ends coming. */
  private static final int LAST_BATCHES = 256;

  private final DatagramCalls calls;
  private final DatagramBatch batch;
  private final QueryResponder responder;
  private boolean told;
  private long lastToldNanos;

  private volatile boolean ending;

  BatchLoop(DatagramCalls calls, DatagramBatch batch, QueryResponder responder) {
    this.calls = calls;
    this.batch = batch;
    this.responder = responder;
  }

  /** Makes {@link #run} return when what has come in is answered; the socket has to be woken. */
  void end() {
    ending = true;
  }

  void run() {
    int left = LAST_BATCHES;
    while (left > 0) {
      left -= ending ? 1 : 0;
      boolean any = false;
      try {
        any = turn();
      } catch (RuntimeException | Error fault) {
        // Whatever it was, the loop goes on.
        tell("a batch of datagrams was lost", fault);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      if (!any && ending) {
        return;
      }
    }
  }

  /** One batch; false if nothing was there. */
  private boolean turn() {
    int received = calls.receive(batch);
    if (received < 0) {
      failed(-received);
      return false;
    }
    boolean any = false;
    try {
      for (int slot = 0; slot < received; slot++) {
        if (batch.hasSender(slot)) {
          any = true;
          answer(slot);
        }
      }
      send();
    } finally {
      batch.renewSlots(received);
    }
    return any;
  }

  private void answer(int slot) {
    int length = batch.read(slot, responder.received());
    batch.readSender(slot, responder.client());
    int answerLength =
        batch.isCutOff(slot)
            ? responder.respondToCutOff(length)
            : responder.respond(length, Transport.UDP);
    if (answerLength > 0) {
      batch.addAnswer(slot, responder.message(), answerLength);
    }
  }

  private void send() {
    int from = 0;
    while (from < batch.answers()) {
      int sent = calls.send(batch, from);
      if (sent > 0) {
        from += sent;
      } else if (sent == -Errno.EAGAIN) {
        for (; from < batch.answers(); from++) {
          responder.counters().countDropped(Transport.UDP);
        }
      } else if (sent != -Errno.EINTR) {
        responder.counters().countDropped(Transport.UDP);
        from++;
      }
    }
  }

  private void failed(int error) {
    if (error == Errno.EINTR || error == Errno.EAGAIN) {
      return;
    }
    tell("datagrams can't be received: " + Errno.text(error), null);
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  /** Writes a line, but not more often than is good; a line that can't be written ends nothing. */
  private void tell(String what, @Nullable Throwable fault) {
    long now = System.nanoTime();
    if (told && now - lastToldNanos < SILENCE_NANOS) {
      return;
    }
    told = true;
    lastToldNanos = now;
    try {
      LOG.error(what, fault);
    } catch (RuntimeException | Error e) {
      // Memory may be short; the next line will say more.
    }
  }
}
