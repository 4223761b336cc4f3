package io.milepost.policy.client;

/**
 * Who asks: the address that a query came from, and the network behind it that it names (RFC 7871).
 * Each event loop owns one and sets it again for every query.
 */
public final class Client {
  private static final int NO_SUBNET = -1;
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  private final ClientAddress source = new ClientAddress();
  private final ClientAddress subnet = new ClientAddress();
  private int sourcePrefix = NO_SUBNET;

  /** The address that the query came from: that of the resolver, as a rule. */
  public ClientAddress source() {
    return source;
  }

  /** The query names no network. */
  public void clearSubnet() {
    sourcePrefix = NO_SUBNET;
  }

  /**
   * The query names a network; its address is to be put into what this returns.
   *
   * @param prefixLength SOURCE PREFIX-LENGTH, 0 to 32 or 128 (RFC 7871 section 6)
   */
  public ClientAddress setSubnet(int prefixLength) {
    sourcePrefix = prefixLength;
    return subnet;
  }

  /** Whether the query names a network, be it the whole internet. */
  public boolean hasSubnet() {
    return sourcePrefix != NO_SUBNET;
  }

  /** SOURCE PREFIX-LENGTH of the query, if it {@linkplain #hasSubnet has one}. */
  public int sourcePrefix() {
    return sourcePrefix;
  }

  /** What stands for the client: the network that the query names, else where it came from. */
  public ClientAddress address() {
    return sourcePrefix > 0 ? subnet : source;
  }

  /** How many bits of {@link #address()} are known. */
  public int prefixLength() {
    return sourcePrefix > 0 ? sourcePrefix : source.isIpv6() ? IPV6_BITS : IPV4_BITS;
  }
}
