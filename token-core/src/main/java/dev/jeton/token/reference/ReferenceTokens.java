package dev.jeton.token.reference;

import dev.jeton.near.RevocationView;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.token.Issue;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NewSessions;
import dev.jeton.token.Opening;
import dev.jeton.token.Presented;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenIssuer;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Behind;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.UnderRevokedKey;
import dev.jeton.token.Validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Issues and validates tokens that are a key to a record, of one kind. Thread-safe. */
public final class ReferenceTokens implements TokenIssuer, TokenValidator {

  private final TokenKind kind;
  private final ReferenceFormat format;
  private final NewSessions sessions;
  private final SessionStore store;
  private final Clock clock;
  private final RotationPolicy policy;
  private final Function<SessionId, Optional<SessionRecord>> recent;

  ReferenceTokens(
      TokenKind kind,
      ReferenceFormat format,
      NewSessions sessions,
      SessionStore store,
      Clock clock,
      RotationPolicy policy,
      Function<SessionId, Optional<SessionRecord>> recent) {
    this.kind = kind;
    this.format = format;
    this.sessions = sessions;
    this.store = store;
    this.clock = clock;
    this.policy = policy;
    this.recent = recent;
  }

  /**
   * Tokens that open a session by themselves, from a cookie or as a bearer token.
   *
   * @param makes the first is issued, and all are accepted
   * @param policy for how long a token that was cut off may still come without being taken for a copy
   */
  public static ReferenceTokens session(
      List<PrefixedKeys> makes,
      NewSessions sessions,
      RevocationView view,
      Clock clock,
      RotationPolicy policy) {
    ReferenceFormat format = ReferenceFormat.of(makes, TokenKind.SESSION);
    return new ReferenceTokens(
        TokenKind.SESSION, format, sessions, view.store(), clock, policy, view::recent);
  }

  @Override
  public Issue issue(Opening opening) {
    return issue(opening, same -> same);
  }

  /** The same with what {@code also} makes of the tokens, which is asked before they are stored. */
  Issue issue(Opening opening, UnaryOperator<IssuedTokens> also) {
    Secret secret = Secret.of(sessions.secret());
    return sessions.open(
        opening, kind, secret.hash(), opened -> also.apply(issued(opened, secret)));
  }

  @Override
  public Optional<IssuedTokens> cut(SessionId session, UnaryOperator<SessionRecord> change) {
    return cut(session, change, same -> same);
  }

  /** The same with what {@code also} makes of the tokens, which is asked before they are stored. */
  Optional<IssuedTokens> cut(
      SessionId session, UnaryOperator<SessionRecord> change, UnaryOperator<IssuedTokens> also) {
    Secret secret = Secret.of(sessions.secret());
    return sessions.cut(
        session, kind, secret.hash(), change, next -> also.apply(issued(next, secret)));
  }

  @Override
  public Validation validate(Presented presented, Trust least) {
    ReferenceFormat.Reading reading = format.read(presented.token());
    return reading
        .parsed()
        .map(token -> validate(token, least))
        .orElseGet(() -> new Rejected(reading.otherwise()));
  }

  @Override
  public Optional<Valid> atOnce(Presented presented, Trust least) {
    return format.read(presented.token()).parsed().flatMap(token -> byCopy(token, least));
  }

  // A copy can only say yes: whatever else has to be decided is decided by the record.
  private Optional<Valid> byCopy(ReferenceFormat.Parsed token, Trust least) {
    Optional<SessionRecord> copy =
        least == Trust.AUTHORITATIVE ? Optional.empty() : recent.apply(token.id());
    return copy.filter(record -> judged(token, record) instanceof Valid)
        .map(record -> Valid.by(record, Trust.CACHED));
  }

  private Validation validate(ReferenceFormat.Parsed token, Trust least) {
    return byCopy(token, least)
        .<Validation>map(valid -> valid)
        .orElseGet(() -> store
            .find(token.id())
            .map(record -> judged(token, record))
            .orElseGet(() -> remembered(token)));
  }

  // Of a session whose tombstone is gone nothing is left to decide, but its owner may know why.
  private Rejected remembered(ReferenceFormat.Parsed token) {
    if (!token.proven()) return new Rejected(Rejection.UNKNOWN);
    return store
        .remembered(token.id())
        .filter(end -> end.kind() == kind && end.generation() == token.generation())
        .filter(end -> token.secret().hash().equals(end.secretHash()))
        .map(end -> Rejected.because(Rejection.UNKNOWN, end.end().reason()))
        .orElseGet(() -> new Rejected(Rejection.UNKNOWN));
  }

  private Validation judged(ReferenceFormat.Parsed token, SessionRecord record) {
    if (record.kind() != kind) return new Rejected(Rejection.UNKNOWN);
    Instant now = clock.instant();
    boolean current = token.generation() == record.generation()
        && token.secret().hash().equals(record.secretHash());
    boolean owner = token.proven() && current;
    if (record.end().isPresent())
      return over(Rejection.ENDED, record.end().get().reason(), owner);
    if (record.expiredAt(now)) return over(Rejection.EXPIRED, EndReason.EXPIRED, owner);
    if (!token.proven())
      return current ? new UnderRevokedKey(record) : new Rejected(Rejection.FORGED);
    if (current) return Valid.by(record);
    if (token.generation() > record.generation()) return new Behind(record, token.generation());
    if (token.generation() == record.generation()) return new Rejected(Rejection.FORGED);
    // A refresh token may be the loser of a race: what it means is decided where it is exchanged.
    return kind == TokenKind.REFRESH
        ? new Rejected(Rejection.SUPERSEDED)
        : policy.cutOff(record, now);
  }

  // Only who proves by tag and secret that the session was his own may know what became of it.
  private static Rejected over(Rejection reason, EndReason end, boolean owner) {
    return owner ? Rejected.because(reason, end) : new Rejected(reason);
  }

  private IssuedTokens issued(SessionRecord record, Secret secret) {
    return issued(record, format.write(record, secret));
  }

  IssuedTokens issued(SessionRecord record, SessionToken token) {
    Duration left = Duration.between(clock.instant(), record.absoluteEndsAt());
    return new IssuedTokens(token, left, Optional.empty(), record);
  }
}
