package dev.jeton.token.reference;

import dev.jeton.key.KeyRing;
import dev.jeton.session.Rejection;
import dev.jeton.session.TokenKind;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NewSessions;
import dev.jeton.token.Opening;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.TokenIssuer;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Issues and validates tokens that are a key to a record, of one kind. Thread-safe. */
public final class ReferenceTokens implements TokenIssuer, TokenValidator {

  private final TokenKind kind;
  private final ReferenceFormat format;
  private final NewSessions sessions;
  private final SessionStore store;
  private final Clock clock;

  private ReferenceTokens(
      TokenKind kind,
      String prefix,
      KeyRing keys,
      NewSessions sessions,
      SessionStore store,
      Clock clock) {
    this.kind = kind;
    this.format = new ReferenceFormat(prefix, kind, keys);
    this.sessions = sessions;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Tokens that open a session by themselves, from a cookie or as a bearer token.
   *
   * @param prefix 1 to 16 characters of {@code a-z 0-9}: what secret scanners look for
   */
  public static ReferenceTokens session(
      String prefix, KeyRing keys, NewSessions sessions, SessionStore store, Clock clock) {
    return new ReferenceTokens(TokenKind.SESSION, prefix, keys, sessions, store, clock);
  }

  /** Tokens that are only good for the next pair. */
  public static ReferenceTokens refresh(
      String prefix, KeyRing keys, NewSessions sessions, SessionStore store, Clock clock) {
    return new ReferenceTokens(TokenKind.REFRESH, prefix, keys, sessions, store, clock);
  }

  @Override
  public Optional<IssuedTokens> issue(Opening opening) {
    byte[] secret = sessions.secret();
    return sessions.open(opening, kind, secret).map(opened -> issued(opened, secret));
  }

  @Override
  public Optional<IssuedTokens> rotate(SessionRecord current) {
    byte[] secret = sessions.secret();
    return sessions.rotate(current, secret).map(next -> issued(next, secret));
  }

  @Override
  public Validation validate(Presented presented, Trust least) {
    boolean refreshing = presented.carrier() == Carrier.REFRESH;
    if (refreshing != (kind == TokenKind.REFRESH)) return new Rejected(Rejection.MALFORMED);
    ReferenceFormat.Reading reading = format.read(presented.token());
    return reading.parsed().map(this::validate).orElseGet(() -> new Rejected(reading.otherwise()));
  }

  private Validation validate(ReferenceFormat.Parsed token) {
    Optional<SessionRecord> found = store.find(token.id()).filter(record -> record.kind() == kind);
    if (found.isEmpty()) return new Rejected(Rejection.UNKNOWN);
    SessionRecord record = found.get();
    if (token.generation() > record.generation()) return new Rejected(Rejection.STORE_BEHIND);
    if (token.generation() < record.generation()) return new Rejected(Rejection.SUPERSEDED);
    if (!token.secretHash().equals(record.secretHash())) return new Rejected(Rejection.FORGED);
    if (record.end().isPresent()) return new Rejected(Rejection.ENDED);
    if (record.expiredAt(clock.instant())) return new Rejected(Rejection.EXPIRED);
    return Valid.by(record);
  }

  private IssuedTokens issued(SessionRecord record, byte[] secret) {
    Instant now = clock.instant();
    return new IssuedTokens(
        format.write(record.id(), record.generation(), secret),
        Duration.between(now, record.absoluteEndsAt()),
        Optional.empty(),
        record);
  }
}
