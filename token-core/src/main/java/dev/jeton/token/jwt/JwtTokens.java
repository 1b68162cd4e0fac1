package dev.jeton.token.jwt;

import dev.jeton.cookie.CookiePolicy;
import dev.jeton.encoding.Base64Url;
import dev.jeton.event.SessionListener;
import dev.jeton.json.JsonObject;
import dev.jeton.near.RevocationView;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NewSessions;
import dev.jeton.token.PresentRights;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenRefresher;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation.Rejected;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Issues and validates self-contained tokens: pairs for API clients and single JWTs for browsers.
 * Thread-safe.
 */
public final class JwtTokens {

  private static final int TOKEN_ID_BYTES = 16;
  private static final int SHORTENED_BY_A = 10;
  private static final Duration SHORTEST_SHORTENED = Duration.ofSeconds(30);

  private final List<ProfiledKeys> makes;
  private final JwtProfile profile;
  private final JwtSignatures signatures;
  private final NewSessions sessions;
  private final VerifiedJwts verified;
  private final RevocationView revocations;
  private final Clock clock;
  private final RotationPolicy policy;

  /**
   * @param makes the first is issued, and all are accepted; never empty
   */
  public JwtTokens(
      List<ProfiledKeys> makes,
      NewSessions sessions,
      RevocationView revocations,
      Clock clock,
      RotationPolicy policy) {
    this.makes = List.copyOf(makes);
    this.profile = makes.get(0).profile();
    this.signatures = makes.get(0).signatures();
    this.sessions = sessions;
    this.verified = new VerifiedJwts(clock, VerifiedJwts.MOST_CHARACTERS);
    this.revocations = revocations;
    this.clock = clock;
    this.policy = policy;
  }

  /**
   * Issues pairs of an access JWT ({@code at+jwt}, RFC 9068) and a refresh token of {@code
   * refreshTokens}, which must give them {@link #paired}; each refresh asks for the present {@code
   * rights}.
   */
  public TokenRefresher pairs(TokenRefresher refreshTokens, PresentRights rights) {
    return new PairIssuer(this, refreshTokens, rights);
  }

  /**
   * A refresh token with an access JWT for its session before it.
   *
   * @throws dev.jeton.token.NoRoomException if the JWT is longer than can be read
   */
  public IssuedTokens paired(IssuedTokens refreshToken) {
    return pair(refreshToken.session(), refreshToken.token(), profile.lifetime());
  }

  /** Validates the access JWTs of pairs; only from a bearer header. */
  public TokenValidator accessTokens() {
    return new AccessTokenValidator(validator(JwtType.ACCESS));
  }

  /**
   * Issues and validates JWTs that a browser holds in its cookie ({@code session+jwt}); only from a
   * cookie, {@code policy}'s, which bounds how long they may be. Each renewal asks for the present
   * {@code rights}; {@code listener} hears of what has no room.
   */
  public SessionJwts inCookies(
      CookiePolicy policy, PresentRights rights, SessionListener listener) {
    CookieJwts cookieJwts = new CookieJwts(this, JwtRoom.inCookie(policy), listener);
    return new SessionJwts(cookieJwts, sessions, validator(JwtType.SESSION), rights);
  }

  /** Issues tokens for the services behind this application, by templates with names. */
  public DownstreamTokens downstream(Map<String, DownstreamTemplate> templates) {
    return new DownstreamTokens(this, templates);
  }

  /** What the JWTs that are issued have in common. */
  public JwtProfile profile() {
    return profile;
  }

  /**
   * What an access JWT of ours names, be its time over or not: to end its session, never to let
   * anybody in.
   */
  public Optional<AuthenticJwt> authentic(SessionToken presented) {
    return validator(JwtType.ACCESS)
        .authentic(presented)
        .claims()
        .map(claims -> new AuthenticJwt(
            claims.session().id(),
            claims.session().subject().id(),
            claims.issuedAt(),
            claims.expiresAt()));
  }

  /**
   * Why the session is over that a JWT of a cookie names, as the store tells it now: for who shows
   * the last one of that session, else empty.
   */
  public Optional<EndReason> endedBecause(SessionToken presented) {
    JwtValidator inCookies = validator(JwtType.SESSION);
    return inCookies
        .authentic(presented)
        .claims()
        .map(inCookies::byRecord)
        .flatMap(
            found -> found instanceof Rejected rejected ? rejected.because() : Optional.empty());
  }

  /**
   * A JWT of a cookie for {@code record}.
   *
   * @throws dev.jeton.token.NoRoomException if it has no {@code room}
   */
  IssuedTokens inCookie(SessionRecord record, JwtRoom room) {
    return issued(JwtType.SESSION, record, Optional.empty(), profile.lifetime(), room);
  }

  private IssuedTokens pair(SessionRecord record, SessionToken refreshToken, Duration lifetime) {
    return issued(JwtType.ACCESS, record, Optional.of(refreshToken), lifetime, JwtRoom.READABLE);
  }

  /** The pair of {@code refreshed}, its access token living a little shorter than others. */
  IssuedTokens refreshed(IssuedTokens refreshed) {
    return pair(refreshed.session(), refreshed.token(), shortened());
  }

  // Clients that all began at one moment, after an outage say, would come back at one moment for
  // ever.
  private Duration shortened() {
    long lifetime = profile.lifetime().toMillis();
    long least = Math.max(
        lifetime - lifetime / SHORTENED_BY_A, Math.min(lifetime, SHORTEST_SHORTENED.toMillis()));
    long drawn =
        Integer.toUnsignedLong(ByteBuffer.wrap(sessions.random(Integer.BYTES)).getInt());
    return Duration.ofMillis(lifetime - (((lifetime - least) * drawn) >>> Integer.SIZE));
  }

  private IssuedTokens issued(
      JwtType type,
      SessionRecord record,
      Optional<SessionToken> refreshToken,
      Duration lifetime,
      JwtRoom room) {
    Instant now = clock.instant();
    JwtClaims claims = JwtClaims.of(record, lifetime, now);
    SessionToken token = signatures.sign(type, claims.json(profile, tokenId()), room);
    Duration life = Duration.between(now, claims.expiresAt());
    // "exp" has whole seconds, so that in the last second of a session it is past already.
    Duration left = life.isNegative() ? Duration.ZERO : life;
    return new IssuedTokens(token, left, refreshToken, record);
  }

  Instant now() {
    return clock.instant();
  }

  SessionToken sign(JsonObject accessClaims) {
    return signatures.sign(JwtType.ACCESS, accessClaims, JwtRoom.READABLE);
  }

  private JwtValidator validator(JwtType type) {
    return new JwtValidator(type, makes, verified, revocations, clock, policy);
  }

  // No secret, but unique (RFC 7519, section 4.1.7).
  String tokenId() {
    return Base64Url.encode(sessions.random(TOKEN_ID_BYTES));
  }
}
