package dev.jeton.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way of a request through trusted proxies, as one family of headers tells it. Immutable.
 *
 * <p>Each proxy adds at the right what it saw of its own peer. So reading begins at the right and
 * goes left only past addresses that are trusted themselves: whatever stands further left was
 * written by a stranger.
 *
 * @param secure whether the client used TLS to the outermost trusted proxy
 * @param client the client's address, empty where it is hidden
 */
record Way(boolean secure, Optional<IpAddress> client) {
  private static final Way MALFORMED = new Way(false, Optional.empty());

  // node (RFC 7239, section 6); the port is a number or obfuscated
  private static final Pattern NODE = Pattern.compile(
      "(?:(?<hidden>unknown|_[A-Za-z0-9._-]+)|(?<v4>[0-9.]+)|\\[(?<v6>[0-9A-Fa-f:.]+)])"
          + "(?::(?:[0-9]{1,5}|_[A-Za-z0-9._-]+))?",
      Pattern.CASE_INSENSITIVE);

  /** The way by {@code Forwarded}; a malformed header is no TLS. */
  static Way forwarded(List<String> lines, Predicate<IpAddress> trusted) {
    List<Map<String, String>> elements = ForwardedHeader.parse(lines).orElse(List.of());
    if (elements.isEmpty()) return MALFORMED;
    int at = elements.size() - 1;
    while (at > 0
        && forOf(elements.get(at)).flatMap(Way::address).filter(trusted).isPresent()) at--;
    Map<String, String> outermost = elements.get(at);
    Optional<String> client = forOf(outermost);
    Optional<IpAddress> address = client.flatMap(Way::address);
    if (address.isEmpty() && client.filter(node -> !isHidden(node)).isPresent()) return MALFORMED;
    return new Way("https".equalsIgnoreCase(outermost.get("proto")), address);
  }

  /**
   * The way by {@code X-Forwarded-For} and {@code X-Forwarded-Proto}, hop by hop.
   *
   * <p>A single protocol is what the nearest proxy vouches for and stands for the whole way, since
   * many proxies append to the addresses but replace the protocol. Several protocols belong to
   * hops; fewer of them than hops is no TLS.
   */
  static Way xForwarded(
      List<String> forLines, List<String> protoLines, Predicate<IpAddress> trusted) {
    List<String> nodes = Tokens.elements(forLines);
    List<String> protos = Tokens.elements(protoLines);
    int nearest = Math.max(0, nodes.size() - 1);
    int at = nearest;
    while (at > 0 && looseAddress(nodes.get(at)).filter(trusted).isPresent()) at--;
    Optional<IpAddress> client = nodes.isEmpty() ? Optional.empty() : looseAddress(nodes.get(at));
    if (client.isEmpty() && !nodes.isEmpty() && !isHidden(nodes.get(at))) return MALFORMED;
    int hops = nearest - at;
    int proto = protos.size() == 1 ? 0 : protos.size() - 1 - hops;
    return new Way(proto >= 0 && protos.get(proto).equalsIgnoreCase("https"), client);
  }

  private static Optional<String> forOf(Map<String, String> element) {
    return Optional.ofNullable(element.get("for"));
  }

  private static boolean isHidden(String node) {
    Matcher parts = NODE.matcher(node);
    return parts.matches() && parts.group("hidden") != null;
  }

  private static Optional<IpAddress> address(String node) {
    Matcher parts = NODE.matcher(node);
    if (!parts.matches()) return Optional.empty();
    Optional<IpAddress> v4 = Optional.ofNullable(parts.group("v4")).flatMap(IpAddress::parse);
    Optional<String> v6 = Optional.ofNullable(parts.group("v6")).filter(text -> text.contains(":"));
    return v4.or(() -> v6.flatMap(IpAddress::parse));
  }

  // X-Forwarded-For has no grammar: IPv6 comes with brackets and without.
  private static Optional<IpAddress> looseAddress(String node) {
    return address(node).or(() -> IpAddress.parse(node));
  }
}
