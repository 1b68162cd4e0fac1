package dev.jeton.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxies whose word about a client is believed, by address; nobody else's is.
 *
 * <p>{@code Forwarded} (RFC 7239) and {@code X-Forwarded-For} with {@code X-Forwarded-Proto} are
 * read only when the connection comes from one of these addresses. Malformed headers, and two
 * families that disagree, mean plain HTTP. A trusted peer that sends none of them is the client
 * itself. No name is ever looked up. Immutable.
 */
public final class TrustedProxies {
  private static final TrustedProxies NONE = new TrustedProxies(List.of());

  private final List<Cidr> blocks;

  private TrustedProxies(List<Cidr> blocks) {
    this.blocks = blocks;
  }

  /** No proxy at all, the default: only the connection itself is believed. */
  public static TrustedProxies none() {
    return NONE;
  }

  /**
   * The proxies of these address blocks, {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or single
   * addresses.
   *
   * <p>Such a proxy must replace or extend the headers that it passes on: one that hands a
   * stranger's header through lends him its word.
   *
   * @throws IllegalArgumentException if a block is malformed, has bits after its prefix, or holds
   *     every address
   */
  public static TrustedProxies of(String... blocks) {
    return new TrustedProxies(Stream.of(blocks).map(Cidr::parse).toList());
  }

  /**
   * Who sent the request, by the connection and, if the peer is a trusted proxy, by its headers.
   */
  public Peer peer(HttpExchange exchange) {
    Optional<IpAddress> nearest = literal(exchange.remoteAddress());
    String address = nearest.map(IpAddress::toString).orElse(exchange.remoteAddress());
    if (nearest.filter(this::trusts).isEmpty()) return stranger(exchange, address);
    List<String> forwarded = exchange.requestHeaders("Forwarded");
    List<String> forLines = exchange.requestHeaders("X-Forwarded-For");
    List<String> protoLines = exchange.requestHeaders("X-Forwarded-Proto");
    boolean xForwarded = !forLines.isEmpty() || !protoLines.isEmpty();
    if (forwarded.isEmpty() && !xForwarded) return new Peer(exchange.secure(), address, false);
    if (!xForwarded) return peer(Way.forwarded(forwarded, this::trusts), address);
    Way way = Way.xForwarded(forLines, protoLines, this::trusts);
    // A client that sends the family which the proxy doesn't write must not gain by it.
    if (!forwarded.isEmpty() && !way.equals(Way.forwarded(forwarded, this::trusts)))
      return new Peer(false, address, false);
    return peer(way, address);
  }

  private static Peer peer(Way way, String nearest) {
    return new Peer(way.secure(), way.client().map(IpAddress::toString).orElse(nearest), false);
  }

  private static Peer stranger(HttpExchange exchange, String address) {
    return new Peer(exchange.secure(), address, !exchange.secure() && claimsHttps(exchange));
  }

  // Loose on purpose: it grants nothing and only decides between a redirect that may loop and a
  // problem that explains.
  private static boolean claimsHttps(HttpExchange exchange) {
    boolean forwarded = exchange.requestHeaders("Forwarded").stream()
        .map(line -> line.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", ""))
        .anyMatch(line -> line.contains("proto=https"));
    return forwarded
        || Tokens.elements(exchange.requestHeaders("X-Forwarded-Proto")).stream()
            .anyMatch("https"::equalsIgnoreCase);
  }

  private boolean trusts(IpAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  // Some servers bracket the peer's IPv6 address or name its zone; neither makes it another
  // address.
  static Optional<IpAddress> literal(String remoteAddress) {
    String bare = remoteAddress;
    if (bare.startsWith("[") && bare.endsWith("]")) bare = bare.substring(1, bare.length() - 1);
    int zone = bare.indexOf('%');
    return IpAddress.parse(zone < 0 ? bare : bare.substring(0, zone));
  }

  /** The blocks, for a start-up report. */
  @Override
  public String toString() {
    return "TrustedProxies"
        + blocks.stream().map(block -> block.network() + "/" + block.prefix()).toList();
  }
}
