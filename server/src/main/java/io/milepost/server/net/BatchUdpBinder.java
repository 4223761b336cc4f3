package io.milepost.server.net;

import io.milepost.server.batch.BatchSockets;
import io.milepost.server.respond.QueryResponder;
import io.milepost.server.respond.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** UDP in batches: threads of their own, beside the event loops. */
final class BatchUdpBinder implements UdpBinder {
  private final int count;
  private final Supplier<QueryResponder> responders;

  BatchUdpBinder(int count, Supplier<QueryResponder> responders) {
    this.count = count;
    this.responders = responders;
  }

  @Override
  public UdpSockets bind(InetSocketAddress address) throws BindFailedException {
    BatchSockets sockets;
    try {
      sockets = BatchSockets.open(address, count, responders);
    } catch (IOException e) {
      throw new BindFailedException(address, Transport.UDP, e);
    }
    return new UdpSockets() {
      @Override
      public void end() {
        sockets.end();
      }

      @Override
      public void awaitClosed(long nanos) {
        try {
          sockets.awaitEnd(nanos);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }
}
