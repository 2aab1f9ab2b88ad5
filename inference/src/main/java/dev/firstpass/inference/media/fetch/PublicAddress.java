package dev.firstpass.inference.media.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses of the public internet from those that only a machine or a network knows. */
final class PublicAddress {
  private PublicAddress() {}

  /** Returns whether an address is of the public internet. */
  static boolean is(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isPublic4(bytes, 0);
    }
    return address instanceof Inet6Address && isPublic6(bytes);
  }

  /** Of RFC 6890: this network, shared, protocol assignments, benchmarking, reserved. */
  private static boolean isPublic4(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    boolean special =
        first == 0
            || first == 10
            || first == 127
            || first >= 224
            || (first == 100 && (second & 0xc0) == 64)
            || (first == 169 && second == 254)
            || (first == 172 && (second & 0xf0) == 16)
            || (first == 192 && second == 168)
            || (first == 192 && second == 0 && bytes[at + 2] == 0)
            || (first == 198 && (second & 0xfe) == 18);
    return !special;
  }

  /** Global unicast, and where it carries an IPv4 address (6to4, NAT64), that one is public too. */
  private static boolean isPublic6(byte[] bytes) {
    int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    if (first == 0x2002) {
      return isPublic4(bytes, 2);
    }
    if (first == 0x0064 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b) {
      return isPublic4(bytes, 12);
    }
    return (first & 0xe000) == 0x2000;
  }
}
