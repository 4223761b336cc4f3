package io.milepost.server.net;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * The sockets of one address.
 *
 * @param address with the port that was really bound
 */
record Listener(InetSocketAddress address, List<Channel> tcp, UdpSockets udp) {}
