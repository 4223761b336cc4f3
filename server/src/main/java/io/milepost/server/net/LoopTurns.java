package io.milepost.server.net;

import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Lets a loop do what is waiting before something is ended. */
final class LoopTurns {
  /** Turns of a loop after which what had come in before is read. */
  private static final int TURNS_TO_READ = 8;

  private static final long TURN_MILLIS = 1;

  private LoopTurns() {}

  /**
   * Runs something after a loop has looked at its sockets often enough: it does before it runs what
   * is due.
   */
  static void afterReading(EventLoop loop, Runnable last) {
    inTurns(loop, TURNS_TO_READ, last);
  }

  private static void inTurns(EventLoop loop, int turns, Runnable last) {
    Future<?> _ =
        loop.schedule(
            () -> {
              if (turns == 1) {
                last.run();
              } else {
                inTurns(loop, turns - 1, last);
              }
            },
            TURN_MILLIS,
            TimeUnit.MILLISECONDS);
  }
}
