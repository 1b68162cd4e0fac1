package dev.jeton.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An IP address read from a literal and nothing else: the JDK's own reader would ask DNS about a
 * stranger's header.
 *
 * <p>An IPv4 address inside IPv6 ({@code ::ffff:10.0.0.1}) is the IPv4 address. Immutable.
 */
final class IpAddress {
  private static final int LONGEST = 45;

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The address of a literal without brackets, port or zone (RFC 4291, section 2.2; IPv4 without
   * leading zeros).
   */
  static Optional<IpAddress> parse(String literal) {
    if (literal.length() > LONGEST) return Optional.empty();
    byte[] bytes = literal.indexOf(':') < 0 ? v4(literal) : v6(literal);
    return Optional.ofNullable(bytes).map(IpAddress::unmapped).map(IpAddress::new);
  }

  /** How many bits the address has, 32 or 128. */
  int bits() {
    return bytes.length * 8;
  }

  /** Whether both addresses are of one family and share their first {@code prefix} bits. */
  boolean shares(int prefix, IpAddress other) {
    return bytes.length == other.bytes.length && masked(prefix).equals(other.masked(prefix));
  }

  /** This address with all bits after the first {@code prefix} cleared. */
  IpAddress masked(int prefix) {
    byte[] masked = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.min(8, Math.max(0, prefix - i * 8));
      masked[i] = (byte) (bytes[i] & (0xFF << (8 - kept)));
    }
    return new IpAddress(masked);
  }

  /** What one customer has to himself: an IPv4 address whole, the /64 of an IPv6 address. */
  String network() {
    return bytes.length == 4 ? toString() : masked(64) + "/64";
  }

  private static byte @Nullable [] v4(String literal) {
    byte[] bytes = new byte[4];
    int from = 0;
    for (int i = 0; i < 4; i++) {
      int dot = literal.indexOf('.', from);
      if ((dot < 0) == (i < 3)) return null;
      int end = i < 3 ? dot : literal.length();
      int part = decimal(literal, from, end);
      if (part < 0) return null;
      bytes[i] = (byte) part;
      from = end + 1;
    }
    return bytes;
  }

  // 0 to 255, or -1. At each request, so by hand. 010 is eight to one reader and ten to another.
  private static int decimal(String literal, int from, int end) {
    if (end == from || end - from > 3 || (literal.charAt(from) == '0' && end - from > 1)) return -1;
    int value = 0;
    for (int at = from; at < end; at++) {
      int digit = literal.charAt(at) - '0';
      if (digit < 0 || digit > 9) return -1;
      value = 10 * value + digit;
    }
    return value > 255 ? -1 : value;
  }

  private static byte @Nullable [] v6(String literal) {
    int gap = literal.indexOf("::");
    if (gap < 0) {
      List<Byte> whole = groups(literal, true);
      return whole == null || whole.size() != 16 ? null : joined(whole, List.of());
    }
    List<Byte> head = groups(literal.substring(0, gap), false);
    List<Byte> tail = groups(literal.substring(gap + 2), true);
    // "::" stands for at least one group; a second "::" leaves an empty group and fails there.
    if (head == null || tail == null || head.size() + tail.size() > 14) return null;
    return joined(head, tail);
  }

  private static @Nullable List<Byte> groups(String text, boolean mayEndInV4) {
    List<Byte> bytes = new ArrayList<>();
    if (text.isEmpty()) return bytes;
    String[] groups = text.split(":", -1);
    for (int i = 0; i < groups.length; i++) {
      byte[] v4 = mayEndInV4 && i == groups.length - 1 ? v4(groups[i]) : null;
      if (v4 != null) {
        for (byte each : v4) bytes.add(each);
      } else if (groups[i].matches("[0-9A-Fa-f]{1,4}")) {
        int group = Integer.parseInt(groups[i], 16);
        bytes.add((byte) (group >> 8));
        bytes.add((byte) group);
      } else {
        return null;
      }
    }
    return bytes;
  }

  private static byte[] joined(List<Byte> head, List<Byte> tail) {
    byte[] bytes = new byte[16];
    for (int i = 0; i < head.size(); i++) bytes[i] = head.get(i);
    for (int i = 0; i < tail.size(); i++) bytes[16 - tail.size() + i] = tail.get(i);
    return bytes;
  }

  private static byte[] unmapped(byte[] bytes) {
    if (bytes.length == 4) return bytes;
    for (int i = 0; i < 12; i++) if (bytes[i] != (i < 10 ? 0 : (byte) 0xFF)) return bytes;
    return Arrays.copyOfRange(bytes, 12, 16);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /**
   * The one spelling of this address (RFC 5952, section 4): two spellings would be two clients to a
   * throttle.
   */
  @Override
  public String toString() {
    if (bytes.length == 4) {
      StringJoiner dotted = new StringJoiner(".");
      for (byte each : bytes) dotted.add(Integer.toString(each & 0xFF));
      return dotted.toString();
    }
    int gap = longestZeros();
    if (gap < 0) return hex(0, 8);
    int end = gap;
    while (end < 8 && group(end) == 0) end++;
    return hex(0, gap) + "::" + hex(end, 8);
  }

  // The first of the longest runs of two or more zero groups, or -1.
  private int longestZeros() {
    int best = -1;
    int bestLength = 1;
    for (int start = 0; start < 8; start++) {
      int end = start;
      while (end < 8 && group(end) == 0) end++;
      if (end - start > bestLength) {
        best = start;
        bestLength = end - start;
      }
    }
    return best;
  }

  private int group(int index) {
    return (bytes[2 * index] & 0xFF) << 8 | (bytes[2 * index + 1] & 0xFF);
  }

  private String hex(int from, int to) {
    StringJoiner groups = new StringJoiner(":");
    for (int i = from; i < to; i++) groups.add(Integer.toHexString(group(i)));
    return groups.toString();
  }
}
