package io.milepost.policy.place;

import io.milepost.policy.client.ClientAddress;
import java.net.InetAddress;

/** Addresses from their texts. */
final class Addresses {
  private Addresses() {}

  static ClientAddress of(String text) {
    ClientAddress address = new ClientAddress();
    address.set(InetAddress.ofLiteral(text));
    return address;
  }
}
