package io.milepost.server.net;

import io.milepost.server.respond.QueryResponder;
import io.milepost.server.respond.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One TCP client: messages with their lengths in front (RFC 1035 section 4.2.2), as many at once as
 * it likes (RFC 7766 section 6.2.1.1). Answers are made as fast as the client takes them: while too
 * many lie unsent, nothing is read or answered; nor for a moment when there is no time to sign.
 *
 * <p>A client that has closed its half still gets its answers (RFC 7766 section 6.2.4). What
 * deserves no answer ends the connection after the answers before it: the client would wait for
 * nothing. What such a client still sends is read and dropped for a moment: closed with input
 * unread, TCP resets the connection, and answers on their way are lost. One timer watches the
 * limits: the shortest of them is also the longest time between two looks, so that none is
 * overlooked.
 *
 * <p>Used by one event loop, but for {@link #isCheaperToCloseThan} and {@link #close}.
 */
final class TcpConnection extends ChannelInboundHandlerAdapter {
  /** How long a client that is told the end may take to end its half too. */
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** How long an answer waits that there is no time to sign. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final QueryResponder responder;
  private final TcpLimits limits;
  private final TcpConnections connections;
  private final DuplexChannel channel;
  private final ClientNetwork client;
  private final @Nullable InetAddress address;

  /** What came in and is not answered yet. */
  private @Nullable ByteBuf unread;

  private boolean answering;

  /** Whether the next message is to be answered after a pause. */
  private boolean pausing;

  /** No more queries are to be awaited. */
  private boolean inputEnded;

  /** Whether the client has closed its half. */
  private boolean clientEnded;

  /** Whether something came that deserves no answer. */
  private boolean unanswerable;

  private boolean closing;

  /** When the last whole query was answered, or the connection made. */
  private volatile long lastQueryNanos = System.nanoTime();

  /** Whether part of a query or of an answer waits for the rest. */
  private volatile boolean busy;

  private long busySinceNanos;
  private @Nullable Future<?> watch;

  TcpConnection(
      DuplexChannel channel,
      QueryResponder responder,
      TcpLimits limits,
      TcpConnections connections) {
    this.channel = channel;
    this.client = ClientNetwork.of(channel.remoteAddress());
    this.address = channel.remoteAddress() instanceof InetSocketAddress a ? a.getAddress() : null;
    this.responder = responder;
    this.limits = limits;
    this.connections = connections;
  }

  DuplexChannel channel() {
    return channel;
  }

  ClientNetwork client() {
    return client;
  }

  /**
   * Whether this is to be closed rather than another: when it alone is idle, or has gone longer
   * without a whole query.
   */
  boolean isCheaperToCloseThan(TcpConnection other) {
    boolean otherBusy = other.busy;
    return busy == otherBusy ? lastQueryNanos - other.lastQueryNanos < 0 : otherBusy;
  }

  /** Closes without ado. */
  void close() {
    ChannelFuture _ = channel.close();
  }

  /** Answers what has come in, then closes; called on the loop's thread. */
  void endInput() {
    inputEnded = true;
    answerAll();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    connections.admit(this, responder.counters());
    watch();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    connections.remove(this);
    closing = true;
    dropUnread();
    if (watch != null) {
      watch.cancel(false);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf received = (ByteBuf) message;
    if (closing) {
      received.release();
    } else if (unread == null) {
      unread = received;
    } else {
      unread.discardSomeReadBytes();
      unread.writeBytes(received);
      received.release();
    }
    answerAll();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    answerAll();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE) {
      clientEnded = true;
      if (channel.isOutputShutdown()) {
        close();
      } else {
        endInput();
      }
    }
  }

  /** The client is gone, or does what TCP forbids. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    ChannelFuture _ = channel.close();
  }

  /** Answers what can be answered now. Sending may call back while this runs. */
  private void answerAll() {
    if (answering || closing) {
      return;
    }
    answering = true;
    while (canAnswer()) {
      do {
        answerOne();
      } while (canAnswer());
      // Before the client sees an answer: it may rely on not being idle.
      noteProgress(true, hasUnread());
      channel.flush();
    }
    answering = false;
    if (closing) {
      return;
    }
    if (!hasUnread()) {
      dropUnread();
    }
    boolean stuck = !channel.isWritable() || pausing;
    if (inputEnded && !(stuck && hasWholeMessage())) {
      closeWhenSent();
      return;
    }
    noteProgress(false, stuck || hasUnread());
    channel.config().setAutoRead(!stuck);
  }

  private boolean hasUnread() {
    return unread != null && unread.isReadable();
  }

  private boolean canAnswer() {
    return channel.isWritable() && !pausing && hasWholeMessage();
  }

  private boolean hasWholeMessage() {
    return unread != null
        && unread.readableBytes() >= Short.BYTES
        && unread.readableBytes() - Short.BYTES >= unread.getUnsignedShort(unread.readerIndex());
  }

  private void answerOne() {
    ByteBuf in = Objects.requireNonNull(unread);
    int start = in.readerIndex();
    int length = in.readUnsignedShort();
    in.readBytes(responder.received(), 0, length);
    if (address == null) {
      responder.client().clear();
    } else {
      responder.client().set(address);
    }
    int answerLength = responder.respond(length, Transport.TCP);
    if (answerLength == QueryResponder.LATER) {
      in.readerIndex(start);
      pause();
      return;
    }
    if (answerLength == 0) {
      unanswerable = true;
      inputEnded = true;
      dropUnread();
      return;
    }
    ByteBuf answer = channel.alloc().directBuffer(Short.BYTES + answerLength);
    answer.writeShort(answerLength);
    answer.writeBytes(responder.message(), 0, answerLength);
    ChannelFuture _ = channel.write(answer, channel.voidPromise());
  }

  private void pause() {
    pausing = true;
    Future<?> _ =
        channel
            .eventLoop()
            .schedule(
                () -> {
                  pausing = false;
                  answerAll();
                },
                PAUSE_NANOS,
                TimeUnit.NANOSECONDS);
  }

  private void dropUnread() {
    if (unread != null) {
      unread.release();
      unread = null;
    }
  }

  private void noteProgress(boolean answered, boolean nowBusy) {
    if (answered) {
      lastQueryNanos = System.nanoTime();
    }
    if (nowBusy && (answered || !busy)) {
      busySinceNanos = System.nanoTime();
    }
    busy = nowBusy;
  }

  private void closeWhenSent() {
    closing = true;
    dropUnread();
    noteProgress(true, true);
    ChannelFuture _ =
        channel
            .writeAndFlush(Unpooled.EMPTY_BUFFER)
            .addListener(sent -> {
              if (sent.isSuccess() && unanswerable && !clientEnded) {
                linger();
              } else {
                close();
              }
            });
  }

  private void linger() {
    ChannelFuture _ = channel.shutdownOutput();
    channel.config().setAutoRead(true);
    Future<?> _ = channel.eventLoop().schedule(this::close, LINGER_NANOS, TimeUnit.NANOSECONDS);
  }

  /** Closes the connection if a limit is reached, else looks again when one may be. */
  private void watch() {
    long left = limitNanos() - System.nanoTime();
    if (left <= 0) {
      ChannelFuture _ = channel.close();
    } else {
      long pause = Math.min(left, limits.shortestNanos());
      watch = channel.eventLoop().schedule(this::watch, pause, TimeUnit.NANOSECONDS);
    }
  }

  private long limitNanos() {
    if (!busy) {
      return lastQueryNanos + limits.idle().toNanos();
    }
    boolean waitsForClient = closing || !channel.isWritable();
    return busySinceNanos + (waitsForClient ? limits.write() : limits.message()).toNanos();
  }
}
