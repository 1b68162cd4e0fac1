package dev.jeton.origin;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scheme, host and port of a site (RFC 6454, section 4), in small letters, the scheme's usual port
 * filled in. Immutable.
 *
 * @param port -1 where none is given and the scheme has no usual one
 */
record WebOrigin(String scheme, String host, int port) {
  private static final Map<String, Integer> USUAL_PORTS = Map.of("http", 80, "https", 443);

  // No user, no empty port, no leading zero; a host with a dot at its end stays another host.
  private static final Pattern ORIGIN = Pattern.compile(
      "([A-Za-z][A-Za-z0-9+.-]*)://([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::([1-9][0-9]{0,4}))?");

  /** The origin that a header or a configuration spells, without anything after it. */
  static Optional<WebOrigin> parse(String text) {
    Matcher parts = ORIGIN.matcher(text);
    return parts.matches() ? of(parts) : Optional.empty();
  }

  /** The origin of a URL with whatever path it has. */
  static Optional<WebOrigin> ofUrl(String url) {
    Matcher parts = ORIGIN.matcher(url);
    if (!parts.lookingAt()) return Optional.empty();
    boolean authorityEnds =
        parts.end() == url.length() || "/?#".indexOf(url.charAt(parts.end())) >= 0;
    return authorityEnds ? of(parts) : Optional.empty();
  }

  boolean isHttp() {
    return USUAL_PORTS.containsKey(scheme);
  }

  private static Optional<WebOrigin> of(Matcher parts) {
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    int port = parts.group(3) == null
        ? USUAL_PORTS.getOrDefault(scheme, -1)
        : Integer.parseInt(parts.group(3));
    if (port > 65_535) return Optional.empty();
    return Optional.of(new WebOrigin(scheme, parts.group(2).toLowerCase(Locale.ROOT), port));
  }

  /** As a browser writes it: {@code https://shop.example}, the port only where it is unusual. */
  @Override
  public String toString() {
    boolean usual = port == USUAL_PORTS.getOrDefault(scheme, -1);
    return scheme + "://" + host + (usual ? "" : ":" + port);
  }
}
