package io.milepost.model.name;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** Makes names of any octets in wire form. */
final class RandomNames {
  private RandomNames() {}

  static byte[] wire(Random random) {
    ByteBuffer wire = ByteBuffer.allocate(DnsName.MAX_WIRE_LENGTH);
    int longest = 1 + random.nextInt(DnsName.MAX_LABEL_LENGTH);
    int labels = random.nextInt(DnsName.MAX_LABELS + 1);
    for (int i = 0; i < labels; i++) {
      byte[] label = new byte[1 + random.nextInt(longest)];
      random.nextBytes(label);
      if (label.length + 2 > wire.remaining()) {
        break;
      }
      wire.put((byte) label.length).put(label);
    }
    wire.put((byte) 0);
    return Arrays.copyOf(wire.array(), wire.position());
  }
}
