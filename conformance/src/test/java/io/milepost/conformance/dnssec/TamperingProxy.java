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
import java.util.stream.Stream;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Stands between a validator and the server, over UDP, and changes the answers. */
final class TamperingProxy implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What it does with records of answers; those about keys stay as they are. */
  enum Tampering {
    /** Changes one bit of each signature. */
    SIGNATURES {
      @Override
      Stream<Record> instead(Record record) {
        if (!(record instanceof RRSIGRecord rrsig)) {
          return Stream.of(record);
        }
        byte[] signature = rrsig.getSignature().clone();
        signature[signature.length - 1] ^= 1;
        return Stream.of(
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
                signature));
      }
    },

    /** Changes addresses, and says in denials that there is another type. */
    RECORDS {
      @Override
      Stream<Record> instead(Record record) {
        return switch (record) {
          case ARecord a ->
              Stream.of(
                  new ARecord(
                      a.getName(),
                      a.getDClass(),
                      a.getTTL(),
                      InetAddress.ofLiteral("203.0.113.66")));
          case NSECRecord nsec -> {
            int[] types = Arrays.copyOf(nsec.getTypes(), nsec.getTypes().length + 1);
            types[types.length - 1] = Type.HINFO;
            yield Stream.of(
                new NSECRecord(
                    nsec.getName(), nsec.getDClass(), nsec.getTTL(), nsec.getNext(), types));
          }
          default -> Stream.of(record);
        };
      }
    },

    /** Leaves out what says that the zone is signed. */
    STRIPPED {
      @Override
      Stream<Record> instead(Record record) {
        return record instanceof RRSIGRecord || record instanceof NSECRecord
            ? Stream.empty()
            : Stream.of(record);
      }
    };

    /** What is given out in a record's place. */
    abstract Stream<Record> instead(Record record);

    private void apply(Message answer) {
      for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
        List<Record> records = List.copyOf(answer.getSection(section));
        answer.removeAllRecords(section);
        records.stream()
            .flatMap(record -> isOfKeys(record) ? Stream.of(record) : instead(record))
            .forEach(record -> answer.addRecord(record, section));
      }
    }

    private static boolean isOfKeys(Record record) {
      return record instanceof RRSIGRecord rrsig && rrsig.getTypeCovered() == Type.DNSKEY;
    }
  }

  private final DatagramSocket socket;
  private final DnsClient server;
  private final Tampering tampering;

  private TamperingProxy(DatagramSocket socket, InetSocketAddress server, Tampering tampering) {
    this.socket = socket;
    this.server = new DnsClient(server);
    this.tampering = tampering;
  }

  static TamperingProxy start(InetSocketAddress server, Tampering tampering) throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    TamperingProxy proxy = new TamperingProxy(socket, server, tampering);
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
          Message message = new Message(answer.get());
          tampering.apply(message);
          byte[] changed = message.toWire();
          socket.send(new DatagramPacket(changed, changed.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        // The socket was closed, or the datagram is lost.
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
