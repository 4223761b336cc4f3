package io.milepost.server.launch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The clients of a {@link TrainingRun}: each port is used as after a usual start. */
record TrainingClient(InetSocketAddress dns, InetSocketAddress api, InetSocketAddress admin) {
  private static final int TIMEOUT_MILLIS = 10_000;

  /** So many that the JVM has profiles of the answer path, in less than a second. */
  private static final int UDP_ROUNDS = 1000;

  private static final int TYPE_A = 1;
  private static final int TYPE_MX = 15;

  private static final Pattern ADDRESS = Pattern.compile("\"(127\\.0\\.0\\.1):(\\d+)\"");
  private static final Pattern ZONE_ID = Pattern.compile("<Id>(/hostedzone/\\w+)</Id>");

  private static final String ZONES = "/2013-04-01/hostedzone";

  private static final String ZONE =
      """
      <CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">\
      <Name>training.example.</Name><CallerReference>training</CallerReference>\
      </CreateHostedZoneRequest>\
      """;

  private static final String CHANGE =
      """
      <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">\
      <ChangeBatch><Changes>\
      <Change><Action>CREATE</Action><ResourceRecordSet>\
      <Name>www.training.example.</Name><Type>A</Type><TTL>60</TTL>\
      <ResourceRecords><ResourceRecord><Value>192.0.2.1</Value></ResourceRecord></ResourceRecords>\
      </ResourceRecordSet></Change>\
      <Change><Action>UPSERT</Action><ResourceRecordSet>\
      <Name>alias.training.example.</Name><Type>CNAME</Type><TTL>60</TTL><ResourceRecords>\
      <ResourceRecord><Value>www.training.example.</Value></ResourceRecord></ResourceRecords>\
      </ResourceRecordSet></Change>\
      </Changes></ChangeBatch></ChangeResourceRecordSetsRequest>\
      """;

  /** Reads the addresses from a ready file. */
  static TrainingClient of(String ready) {
    Matcher matcher = ADDRESS.matcher(ready);
    InetSocketAddress[] found =
        matcher.results().map(TrainingClient::address).toArray(InetSocketAddress[]::new);
    return new TrainingClient(found[0], found[1], found[2]);
  }

  private static InetSocketAddress address(MatchResult match) {
    return new InetSocketAddress(
        InetAddress.ofLiteral(match.group(1)), Integer.parseInt(match.group(2)));
  }

  /**
   * Asks for everything once, and for what comes often more often.
   *
   * @throws IOException if an answer is missing or not the right one
   */
  void use() throws IOException {
    http(api, "GET", ZONES, "");
    Matcher id = ZONE_ID.matcher(http(api, "POST", ZONES, ZONE));
    if (!id.find()) {
      throw new IOException("the zone has no id");
    }
    String zone = "/2013-04-01" + id.group(1);
    http(api, "POST", zone + "/rrset/", CHANGE);
    http(api, "GET", zone + "/rrset", "");
    http(api, "GET", zone, "");
    http(api, "GET", ZONES, "");
    http(admin, "GET", "/_milepost/health", "");
    http(admin, "GET", "/_milepost/metrics", "");
    askOverUdp();
    askOverTcp();
  }

  private void askOverUdp() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(dns);
      byte[] room = new byte[1500];
      for (int i = 0; i < UDP_ROUNDS; i++) {
        for (byte[] query : queries()) {
          socket.send(new DatagramPacket(query, query.length));
          socket.receive(new DatagramPacket(room, room.length));
        }
      }
    }
  }

  private void askOverTcp() throws IOException {
    try (Socket socket = connect(dns)) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      for (byte[] query : queries()) {
        out.writeShort(query.length);
        out.write(query);
        out.flush();
        in.skipNBytes(in.readUnsignedShort());
      }
    }
  }

  private static byte[][] queries() {
    return new byte[][] {
      query("www", TYPE_A, true),
      query("www", TYPE_A, false),
      query("alias", TYPE_A, true),
      query("absent", TYPE_A, true),
      query("www", TYPE_MX, true)
    };
  }

  /** A question for a name of the zone (RFC 1035 section 4.1), with or without OPT (RFC 6891). */
  private static byte[] query(String label, int type, boolean edns) {
    ByteBuffer query = ByteBuffer.allocate(512);
    query.putShort((short) 1).putShort((short) 0).putShort((short) 1).putInt(0);
    query.putShort((short) (edns ? 1 : 0));
    for (String part : new String[] {label, "training", "example"}) {
      query.put((byte) part.length()).put(part.getBytes(StandardCharsets.US_ASCII));
    }
    query.put((byte) 0).putShort((short) type).putShort((short) 1);
    if (edns) {
      query.put((byte) 0).putShort((short) 41).putShort((short) 1232).putInt(0).putShort((short) 0);
    }
    query.flip();
    byte[] octets = new byte[query.remaining()];
    query.get(octets);
    return octets;
  }

  private static String http(InetSocketAddress server, String method, String path, String body)
      throws IOException {
    String request =
        "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(method, path, HostPort.text(server), body.length(), body);
    try (Socket socket = connect(server)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!reply.startsWith("HTTP/1.1 20")) {
        throw new IOException(method + " " + path + ": " + reply);
      }
      return reply;
    }
  }

  private static Socket connect(InetSocketAddress server) throws IOException {
    Socket socket = new Socket();
    socket.connect(server, TIMEOUT_MILLIS);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }
}
