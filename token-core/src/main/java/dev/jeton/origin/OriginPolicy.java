package dev.jeton.origin;

import dev.jeton.http.HttpExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides whether a request may go on, seen from where it began: the defence against cross-site
 * request forgery.
 *
 * <p>Every unsafe method and every upgrade is checked, with or without a cookie, unless the only
 * credential is an {@code Authorization} header; a log-in is always checked. Evidence is believed
 * in this order: {@code Sec-Fetch-Site} (Fetch Metadata, section 2.3), {@code Origin} (RFC 6454,
 * section 7), {@code Referer}. An upgrade's {@code Origin} is compared whatever {@code
 * Sec-Fetch-Site} says. What a cookie's {@code SameSite} does is not relied on. Immutable.
 */
public final class OriginPolicy {
  // RFC 9110, section 9.2.1. A method that nobody knows is unsafe, and so is CONNECT, extended (RFC
  // 8441) or not.
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final List<WebOrigin> publicOrigins;
  private final Set<WebOrigin> trustedOrigins;
  private final boolean sameSiteAllowed;
  private final boolean withoutOriginAllowed;
  private final boolean reportOnly;

  private OriginPolicy(Builder builder) {
    this.publicOrigins = List.copyOf(builder.publicOrigins);
    this.trustedOrigins = Set.copyOf(builder.trustedOrigins);
    this.sameSiteAllowed = builder.sameSiteAllowed;
    this.withoutOriginAllowed = builder.withoutOriginAllowed;
    this.reportOnly = builder.reportOnly;
  }

  /**
   * A policy for a server that browsers reach under these origins.
   *
   * @param publicOrigin scheme, host and port, {@code https://shop.example}, without a path; pages
   *     over plain HTTP are sent here
   * @param more others under which the same server is reached
   * @throws IllegalArgumentException if one is no origin, or is neither https nor http
   */
  public static Builder builder(String publicOrigin, String... more) {
    Stream<String> all = Stream.concat(Stream.of(publicOrigin), Stream.of(more));
    return new Builder(all.map(OriginPolicy::publicOrigin).toList());
  }

  /**
   * The public origins as a browser writes them, {@code https://shop.example}; the first is where
   * redirects lead.
   */
  public List<String> publicOrigins() {
    return publicOrigins.stream().map(WebOrigin::toString).toList();
  }

  /** Whether what {@link #decide} refuses goes on all the same, and is only told of. */
  public boolean reportsOnly() {
    return reportOnly;
  }

  /** Whether this request may go on. Never looks at a body, never asks a store. */
  public OriginDecision decide(HttpExchange exchange, Presented presented) {
    boolean upgrade = Upgrade.isWanted(exchange);
    if (!upgrade && SAFE_METHODS.contains(exchange.method()))
      return OriginDecision.ALLOWED_SAFE_METHOD;
    if (presented == Presented.ONLY_AUTHORIZATION) return OriginDecision.ALLOWED_ONLY_AUTHORIZATION;
    return check(exchange, presented, upgrade);
  }

  /**
   * Whether this log-in may go on: checked whatever the method and the credential, for a stranger
   * who logs a person in as himself reads what she does next.
   */
  public OriginDecision decideLogIn(HttpExchange exchange, Presented presented) {
    return check(exchange, presented, Upgrade.isWanted(exchange));
  }

  private OriginDecision check(HttpExchange exchange, Presented presented, boolean upgrade) {
    List<String> site = exchange.requestHeaders("Sec-Fetch-Site");
    List<String> origin = exchange.requestHeaders("Origin");
    List<String> referer = exchange.requestHeaders("Referer");
    if (repeated(site) || origin.size() > 1 || referer.size() > 1)
      return OriginDecision.REPEATED_HEADER;
    Optional<OriginDecision> byOrigin = origin.stream().findFirst().map(this::byOrigin);
    if (upgrade && byOrigin.isPresent() && !byOrigin.get().allowed()) return byOrigin.get();
    return site.stream()
        .findFirst()
        .flatMap(value -> bySite(value.strip(), byOrigin))
        .or(() -> byOrigin)
        .or(() -> referer.stream().findFirst().map(this::byReferer))
        .orElseGet(() -> withoutEvidence(presented));
  }

  // Its values are tokens: a comma means that somebody on the way joined two lines.
  private static boolean repeated(List<String> site) {
    return site.size() > 1 || (site.size() == 1 && site.get(0).indexOf(',') >= 0);
  }

  // Empty for a value that nobody knows: a later browser may say more than we understand (Fetch
  // Metadata, section 2.3).
  private Optional<OriginDecision> bySite(String site, Optional<OriginDecision> byOrigin) {
    Optional<OriginDecision> trusted =
        byOrigin.filter(OriginDecision.ALLOWED_TRUSTED_ORIGIN::equals);
    return switch (site) {
      case "same-origin" -> Optional.of(OriginDecision.ALLOWED_SAME_ORIGIN);
      case "none" -> Optional.of(OriginDecision.ALLOWED_BY_PERSON);
      case "same-site" ->
        sameSiteAllowed
            ? Optional.of(OriginDecision.ALLOWED_SAME_SITE)
            : trusted.or(() -> Optional.of(OriginDecision.SAME_SITE));
      case "cross-site" -> trusted.or(() -> Optional.of(OriginDecision.CROSS_SITE));
      default -> Optional.empty();
    };
  }

  private OriginDecision byOrigin(String value) {
    if (value.equals("null")) return OriginDecision.NULL_ORIGIN;
    Optional<WebOrigin> origin = WebOrigin.parse(value);
    // An origin can be both; then a request from one public name of this server to another passes
    // as trusted.
    if (origin.filter(trustedOrigins::contains).isPresent())
      return OriginDecision.ALLOWED_TRUSTED_ORIGIN;
    if (origin.filter(publicOrigins::contains).isPresent())
      return OriginDecision.ALLOWED_PUBLIC_ORIGIN;
    return OriginDecision.FOREIGN_ORIGIN;
  }

  private OriginDecision byReferer(String value) {
    return WebOrigin.ofUrl(value)
        .filter(origin -> publicOrigins.contains(origin) || trustedOrigins.contains(origin))
        .map(origin -> OriginDecision.ALLOWED_REFERER)
        .orElse(OriginDecision.FOREIGN_REFERER);
  }

  private OriginDecision withoutEvidence(Presented presented) {
    if (presented != Presented.COOKIE) return OriginDecision.ALLOWED_WITHOUT_COOKIE;
    return withoutOriginAllowed ? OriginDecision.ALLOWED_INSECURELY : OriginDecision.NO_EVIDENCE;
  }

  private static WebOrigin publicOrigin(String text) {
    WebOrigin origin = origin(text);
    if (!origin.isHttp())
      throw new IllegalArgumentException("public origin " + text + " must be https or http");
    return origin;
  }

  private static WebOrigin origin(String text) {
    return WebOrigin.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("origin " + text
            + " must be scheme, host and port without a path, like https://shop.example"));
  }

  /** Collects the options of an {@link OriginPolicy}. Not thread-safe. */
  public static final class Builder {
    private final List<WebOrigin> publicOrigins;
    private final List<WebOrigin> trustedOrigins = new ArrayList<>();
    private boolean sameSiteAllowed;
    private boolean withoutOriginAllowed;
    private boolean reportOnly;

    private Builder(List<WebOrigin> publicOrigins) {
      this.publicOrigins = publicOrigins;
    }

    /**
     * Lets another site begin requests here. An origin in full: scheme, host and port, compared
     * exactly. Default none. Its pages can then do whatever the person can.
     *
     * @throws IllegalArgumentException if it is no origin
     */
    public Builder trust(String origin) {
      trustedOrigins.add(origin(origin));
      return this;
    }

    /**
     * Lets every sibling host of the same site begin requests here, where {@code Sec-Fetch-Site}
     * says so. A switch. Default off. One sibling with a script of a stranger is enough then;
     * {@link #trust} names the ones that need it.
     */
    public Builder allowSameSite() {
      sameSiteAllowed = true;
      return this;
    }

    /**
     * Lets a request with a session cookie pass that has none of {@code Sec-Fetch-Site}, {@code
     * Origin} and {@code Referer}, for clients that are no browsers. A switch. Default off. An old
     * browser that sends none of them is open to forgery then.
     */
    public Builder insecurelyAllowRequestsWithoutOrigin() {
      withoutOriginAllowed = true;
      return this;
    }

    /**
     * Lets every request go on, and tells the listener which would have been refused ({@code
     * CrossSiteReported}): for rolling the check out. A switch. Default off. Until it is off again
     * other sites can do whatever the person can.
     */
    public Builder insecurelyReportOnly() {
      reportOnly = true;
      return this;
    }

    /** The policy; later calls on this builder don't change it. */
    public OriginPolicy build() {
      return new OriginPolicy(this);
    }
  }
}
