package io.milepost.server.launch;

import io.milepost.server.batch.BatchTransport;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/** What carries datagrams, as the user wants it. */
enum TransportOption {
  /** Batches where the system has them, else Netty. */
  AUTO,
  /** Netty: epoll on Linux, Java's own sockets elsewhere. */
  NETTY,
  /** {@code recvmmsg} and {@code sendmmsg}. */
  BATCH;

  static final class Converter implements ITypeConverter<TransportOption> {
    @Override
    public TransportOption convert(String value) {
      return Words.parse(values(), value, "auto, netty or batch");
    }
  }

  /**
   * What is really used.
   *
   * @param batches whether datagrams go in batches
   * @param note why not, though it was tried; the end of a sentence
   */
  record Choice(boolean batches, Optional<String> note) {}

  /**
   * Looks what this machine can do.
   *
   * @throws StartException if it can't do what is wanted
   */
  Choice choose() {
    if (this == NETTY) {
      return new Choice(false, Optional.empty());
    }
    Optional<String> obstacle = BatchTransport.unavailable();
    if (this == BATCH && obstacle.isPresent()) {
      throw new StartException("--transport batch is not possible: " + obstacle.get() + ".");
    }
    return new Choice(obstacle.isEmpty(), obstacle);
  }
}
