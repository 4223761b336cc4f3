package io.milepost.server.batch;

/** How a batch goes through a socket. Both return a count, or an error's number, negated. */
interface DatagramCalls {
  /**
   * Waits for a datagram, and takes it with all that are there.
   *
   * @return how many slots were filled, from the first on
   */
  int receive(DatagramBatch batch);

  /**
   * Sends what was prepared, in order, until one can't be sent.
   *
   * @param from the first answer to be sent
   * @return how many were sent; an error is that of the first
   */
  int send(DatagramBatch batch, int from);
}
