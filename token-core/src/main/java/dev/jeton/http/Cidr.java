package dev.jeton.http;

/**
 * A block of IP addresses: all that share the first {@code prefix} bits of {@code network}.
 * Immutable.
 */
record Cidr(IpAddress network, int prefix) {

  /** The block of {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or of one address without a slash. */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    IpAddress network =
        IpAddress.parse(slash < 0 ? text : text.substring(0, slash)).orElseThrow(() -> bad(text));
    int prefix = slash < 0 ? network.bits() : prefix(text, slash);
    if (prefix > network.bits()) throw bad(text);
    if (prefix == 0)
      throw new IllegalArgumentException(
          "proxy " + text + " trusts every address: name the proxies themselves");
    if (!network.masked(prefix).equals(network))
      throw new IllegalArgumentException("proxy " + text + " has bits after its prefix: write "
          + network.masked(prefix) + "/" + prefix);
    return new Cidr(network, prefix);
  }

  boolean contains(IpAddress address) {
    return network.shares(prefix, address);
  }

  private static int prefix(String text, int slash) {
    String digits = text.substring(slash + 1);
    if (!digits.matches("0|[1-9][0-9]{0,2}")) throw bad(text);
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException bad(String text) {
    return new IllegalArgumentException(
        "proxy " + text + " is no address block: write 10.0.0.0/8 or 2001:db8::/32");
  }
}
