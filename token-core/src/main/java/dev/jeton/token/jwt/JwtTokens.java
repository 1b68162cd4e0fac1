package dev.jeton.token.jwt;

import dev.jeton.key.KeyRing;
import dev.jeton.store.RevocationView;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NewSessions;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenIssuer;
import dev.jeton.token.TokenValidator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Issues and validates self-contained tokens: pairs for API clients and single JWTs for browsers.
 * Thread-safe.
 */
public final class JwtTokens {

  private static final int TOKEN_ID_BYTES = 16;

  private final JwtProfile profile;
  private final JwtSignatures signatures;
  private final NewSessions sessions;
  private final RevocationView revocations;
  private final Clock clock;

  public JwtTokens(
      JwtProfile profile,
      KeyRing keys,
      NewSessions sessions,
      RevocationView revocations,
      Clock clock) {
    this.profile = profile;
    this.signatures = new JwtSignatures(keys);
    this.sessions = sessions;
    this.revocations = revocations;
    this.clock = clock;
  }

  /**
   * Issues pairs of an access JWT ({@code at+jwt}, RFC 9068) and a refresh token of {@code
   * refreshTokens}.
   */
  public TokenIssuer pairs(TokenIssuer refreshTokens) {
    return new PairIssuer(this, refreshTokens);
  }

  /** Validates the access JWTs of pairs; only from a bearer header. */
  public TokenValidator accessTokens() {
    return new AccessTokenValidator(validator(JwtType.ACCESS));
  }

  /**
   * Issues and validates JWTs that a browser holds in its cookie ({@code session+jwt}); only from a
   * cookie.
   */
  public SessionJwts inCookies() {
    return new SessionJwts(this, sessions, validator(JwtType.SESSION));
  }

  /** A token of {@code type} for {@code record}, with the refresh token beside it if there is one. */
  IssuedTokens issued(JwtType type, SessionRecord record, Optional<SessionToken> refreshToken) {
    Instant now = clock.instant();
    JwtClaims claims = JwtClaims.of(record, profile, now);
    SessionToken token = signatures.sign(type, claims.json(profile, tokenId()));
    Duration life = Duration.between(now, claims.expiresAt());
    // "exp" has whole seconds, so that in the last second of a session it is past already.
    Duration left = life.isNegative() ? Duration.ZERO : life;
    return new IssuedTokens(token, left, refreshToken, record);
  }

  private JwtValidator validator(JwtType type) {
    return new JwtValidator(type, profile, signatures, revocations, clock);
  }

  // No secret, but unique (RFC 7519, section 4.1.7).
  private String tokenId() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sessions.random(TOKEN_ID_BYTES));
  }
}
