package dev.jeton.token.jwt;

import java.net.URI;
import java.time.Duration;

/**
 * What all JWTs of an application have in common, pinned by issuer and validator alike (RFC 9068;
 * RFC 8725, sections 3.8, 3.9 and 3.11). Immutable.
 *
 * @param issuer {@code iss}: an https URI that names this application's token issuer; compared
 *     exactly
 * @param audience {@code aud}: who may accept the tokens; there is no default that two applications
 *     could share
 * @param clientId {@code client_id}: the client that tokens are issued to (RFC 9068, section 2.2)
 * @param lifetime of a token, 1 second to 15 minutes; default 5 minutes
 */
public record JwtProfile(String issuer, String audience, String clientId, Duration lifetime) {

  /** The longest that any access token may live. */
  public static final Duration LONGEST = Duration.ofMinutes(15);

  private static final Duration DEFAULT = Duration.ofMinutes(5);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  public JwtProfile {
    URI uri = URI.create(issuer);
    if (!"https".equals(uri.getScheme())
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null)
      throw new IllegalArgumentException(
          "issuer " + issuer + " must be an https URI without query and fragment");
    if (audience.isBlank()) throw new IllegalArgumentException("the audience must not be blank");
    if (clientId.isBlank()) throw new IllegalArgumentException("the client id must not be blank");
    if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0)
      throw new IllegalArgumentException(
          "lifetime " + lifetime + " is not within " + SHORTEST + " to " + LONGEST);
  }

  /** A profile whose tokens live 5 minutes. */
  public static JwtProfile of(String issuer, String audience, String clientId) {
    return new JwtProfile(issuer, audience, clientId, DEFAULT);
  }

  /** This profile with another lifetime of tokens. */
  public JwtProfile livingFor(Duration other) {
    return new JwtProfile(issuer, audience, clientId, other);
  }
}
