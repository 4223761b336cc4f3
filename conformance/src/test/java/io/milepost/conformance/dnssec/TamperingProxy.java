package io.milepost.conformance.dnssec;

import io.milepost.conformance.harness.DnsClient;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Message;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Stands between a validator and the server, over UDP, and changes one bit of each signature but
 * those of the keys.
 */
final class TamperingProxy implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DatagramSocket socket;
  private final DnsClient server;

  private TamperingProxy(DatagramSocket socket, InetSocketAddress server) {
    this.socket = socket;
    this.server = new DnsClient(server);
  }

  static TamperingProxy start(InetSocketAddress server) throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    TamperingProxy proxy = new TamperingProxy(socket, server);
    Thread.ofPlatform().daemon().name("tampering").start(proxy::run);
    return proxy;
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private void run() {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    while (!socket.isClosed()) {
      try {
        packet.setLength(4096);
        socket.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        Optional<byte[]> answer = server.udpBytes(query, PATIENCE);
        if (answer.isPresent()) {
          byte[] changed = tamper(new Message(answer.get())).toWire();
          socket.send(new DatagramPacket(changed, changed.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        // The socket was closed, or the datagram is lost.
      }
    }
  }

  private static Message tamper(Message answer) {
    for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
      for (Record record : List.copyOf(answer.getSection(section))) {
        if (record instanceof RRSIGRecord rrsig && rrsig.getTypeCovered() != Type.DNSKEY) {
          byte[] signature = rrsig.getSignature().clone();
          signature[signature.length - 1] ^= 1;
          answer.removeRecord(record, section);
          answer.addRecord(
              new RRSIGRecord(
                  rrsig.getName(),
                  rrsig.getDClass(),
                  rrsig.getTTL(),
                  rrsig.getTypeCovered(),
                  rrsig.getAlgorithm(),
                  rrsig.getOrigTTL(),
                  rrsig.getExpire(),
                  rrsig.getTimeSigned(),
                  rrsig.getFootprint(),
                  rrsig.getSigner(),
                  signature),
              section);
        }
      }
    }
    return answer;
  }

  @Override
  public void close() {
    socket.close();
  }
}
