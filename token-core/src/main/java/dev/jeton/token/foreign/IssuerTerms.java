package dev.jeton.token.foreign;

import dev.jeton.json.JsonObject;
import dev.jeton.key.JwkSet;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.session.Trust;
import dev.jeton.token.jws.CompactJws;
import java.security.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a token of one issuer must be like. Immutable.
 *
 * @param types accepted {@code typ}s, as {@link #plain} writes them
 * @param longestLife from {@code iat} to {@code exp}
 * @param trust the most that a route may demand and still be satisfied
 * @param provider who verifies, if not whichever of the installed ones comes first
 */
record IssuerTerms(
    String issuer,
    String tenant,
    Set<String> audiences,
    Set<String> types,
    Set<KeyAlgorithm> algorithms,
    Duration leeway,
    Duration longestLife,
    ClaimedRights rights,
    Trust trust,
    Optional<Provider> provider) {

  /** The type of an access token that keeps RFC 9068. */
  static final String ACCESS_TOKEN = "at+jwt";

  private static final String MEDIA = "application/";

  IssuerTerms {
    audiences = Set.copyOf(audiences);
    types = Set.copyOf(types);
    algorithms = Set.copyOf(algorithms);
  }

  /** A media type in small letters, without the {@code application/} that may be left out. */
  static String plain(String type) {
    String small = type.toLowerCase(Locale.ROOT);
    boolean spelledOut = small.startsWith(MEDIA) && small.indexOf('/', MEDIA.length()) < 0;
    return spelledOut ? small.substring(MEDIA.length()) : small;
  }

  /** The type of {@code token} where it is one of the accepted (RFC 7515, section 4.1.9). */
  Optional<String> typeOf(CompactJws token) {
    return token.type().map(IssuerTerms::plain).filter(types::contains);
  }

  boolean acceptsAlgorithm(String jose) {
    return algorithms.stream().anyMatch(each -> each.jose().equals(jose));
  }

  boolean acceptsAudience(List<String> named) {
    return named.stream().anyMatch(audiences::contains);
  }

  /** Its keys that are accepted. */
  JwkSet.Reading keys(JsonObject document) {
    return provider
        .map(chosen -> JwkSet.ofPublicKeys(document, algorithms, chosen))
        .orElseGet(() -> JwkSet.ofPublicKeys(document, algorithms));
  }

  /** How long a token can be good after it was issued. */
  Duration longest() {
    return longestLife.plus(leeway);
  }
}
