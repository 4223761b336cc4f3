package io.milepost.server.net;

import io.milepost.server.respond.QueryResponder;
import io.milepost.server.respond.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;

/**
 * Answers the datagrams of one socket. Answers are collected while datagrams come in, and sent
 * together.
 *
 * <p>Used by one event loop. A datagram of more than {@value #MAX_QUERY} octets arrives cut off,
 * and is malformed.
 */
final class UdpListener extends ChannelInboundHandlerAdapter {
  /** No query is longer, but for padding that nobody sends. */
  static final int MAX_QUERY = 2048;

  private final QueryResponder responder;

  UdpListener(QueryResponder responder) {
    this.responder = responder;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    DatagramPacket datagram = (DatagramPacket) message;
    try {
      answer(context, datagram);
    } finally {
      datagram.release();
    }
  }

  private void answer(ChannelHandlerContext context, DatagramPacket datagram) {
    ByteBuf content = datagram.content();
    int length = content.readableBytes();
    content.getBytes(content.readerIndex(), responder.received(), 0, length);
    responder.client().set(datagram.sender().getAddress());
    int answerLength =
        length > MAX_QUERY
            ? responder.respondToCutOff(length)
            : responder.respond(length, Transport.UDP);
    if (answerLength == 0) {
      return;
    }
    if (!context.channel().isWritable()) {
      // The network takes less than comes in: UDP may lose it, memory may not fill with it.
      responder.counters().countDropped(Transport.UDP);
      return;
    }
    ByteBuf answer = context.alloc().directBuffer(answerLength);
    answer.writeBytes(responder.message(), 0, answerLength);
    ChannelFuture _ =
        context.write(new DatagramPacket(answer, datagram.sender()), context.voidPromise());
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  /** A datagram that could not be received or sent is lost, as UDP allows; the next may be fine. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {}
}
