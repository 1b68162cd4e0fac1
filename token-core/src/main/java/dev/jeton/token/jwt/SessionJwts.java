package dev.jeton.token.jwt;

import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.session.Trust;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.Issue;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NewSessions;
import dev.jeton.token.Opening;
import dev.jeton.token.PresentRights;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.TokenIssuer;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Valid;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * JWTs in cookies. There is no refresh token: while the session lives, a token whose time is over,
 * or that is older than its subject's epoch, is answered with a new one after the record was read.
 * Thread-safe.
 */
public final class SessionJwts implements TokenIssuer, TokenValidator {

  private final CookieJwts jwts;
  private final NewSessions sessions;
  private final JwtValidator validator;
  private final PresentRights rights;

  SessionJwts(CookieJwts jwts, NewSessions sessions, JwtValidator validator, PresentRights rights) {
    this.jwts = jwts;
    this.sessions = sessions;
    this.validator = validator;
    this.rights = rights;
  }

  @Override
  public Issue issue(Opening opening) {
    // The record's secret is one that nobody is ever shown: no reference token can open such a
    // session.
    return sessions.open(opening, TokenKind.JWT, unknown(), jwts::issued);
  }

  @Override
  public Optional<IssuedTokens> cut(SessionId session, UnaryOperator<SessionRecord> change) {
    return sessions.cut(session, TokenKind.JWT, unknown(), change, jwts::issued);
  }

  private SecretHash unknown() {
    return SecretHash.ofSecret(sessions.secret());
  }

  @Override
  public Validation validate(Presented presented, Trust least) {
    if (presented.carrier() != Carrier.COOKIE) return new Rejected(Rejection.MALFORMED);
    JwtValidator.Authentic authentic = validator.authentic(presented.token());
    return authentic
        .claims()
        .map(claims -> validate(claims, least))
        .orElseGet(() -> new Rejected(authentic.otherwise()));
  }

  @Override
  public Optional<Valid> atOnce(Presented presented, Trust least) {
    return presented.carrier() == Carrier.COOKIE
        ? validator.atOnce(presented.token(), least)
        : Optional.empty();
  }

  private Validation validate(JwtClaims claims, Trust least) {
    if (validator.ended(claims)) return new Rejected(Rejection.ENDED);
    // Asked once: "now" moves on, and what was good a moment ago is renewed, not refused.
    if (validator.current(claims)) return validator.believed(claims, least);
    Validation byRecord = validator.byRecord(claims);
    return byRecord instanceof Valid valid ? renewed(valid) : byRecord;
  }

  private Validation renewed(Valid valid) {
    Optional<SessionRecord> entitled = valid.record().flatMap(rights::now);
    if (entitled.isEmpty()) return new Rejected(Rejection.ENDED);
    Session session = entitled.get().view(valid.session().trust());
    // What the session may do has outgrown the cookie. The token that is there, over as it is,
    // still leads to the record, which is read at each request: slow, but nobody is logged out.
    return new Valid(session, entitled, entitled.flatMap(jwts::issuedIfRoom));
  }
}
