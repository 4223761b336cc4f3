package io.milepost.server.net;

import io.milepost.server.respond.QueryResponder;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/** The event loops, each with its own responder, shared by all sockets on it. */
final class EventLoops {
  private final MultiThreadIoEventLoopGroup group;
  private final List<EventLoop> loops = new ArrayList<>();
  private final IdentityHashMap<EventLoop, QueryResponder> responders = new IdentityHashMap<>();

  EventLoops(Sockets sockets, int count, Supplier<QueryResponder> responder) {
    group =
        new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("dns"), sockets.handlers());
    for (EventExecutor executor : group) {
      EventLoop loop = (EventLoop) executor;
      loops.add(loop);
      responders.put(loop, responder.get());
    }
  }

  MultiThreadIoEventLoopGroup group() {
    return group;
  }

  List<EventLoop> all() {
    return Collections.unmodifiableList(loops);
  }

  QueryResponder responder(EventLoop loop) {
    QueryResponder responder = responders.get(loop);
    if (responder == null) {
      throw new IllegalStateException("not one of ours: " + loop);
    }
    return responder;
  }
}
