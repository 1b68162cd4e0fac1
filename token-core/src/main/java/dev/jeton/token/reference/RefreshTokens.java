package dev.jeton.token.reference;

import dev.jeton.session.Rejection;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.token.Issue;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.NewSessions;
import dev.jeton.token.Opening;
import dev.jeton.token.Refresh;
import dev.jeton.token.Refresh.How;
import dev.jeton.token.Refresh.Refreshed;
import dev.jeton.token.Refresh.Refused;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenRefresher;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.UnderRevokedKey;
import dev.jeton.token.Validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tokens that are only good for the next pair, and their rotation: one conditional write decides a
 * race, no lock is held, and losers give the same answer as the winner. Thread-safe.
 */
public final class RefreshTokens implements TokenRefresher {

  private final ReferenceTokens tokens;
  private final ReferenceFormat format;
  private final Ratchet ratchet;
  private final SessionStore store;
  private final Clock clock;
  private final UnaryOperator<IssuedTokens> also;

  private RefreshTokens(
      ReferenceTokens tokens,
      ReferenceFormat format,
      Ratchet ratchet,
      SessionStore store,
      Clock clock,
      UnaryOperator<IssuedTokens> also) {
    this.tokens = tokens;
    this.format = format;
    this.ratchet = ratchet;
    this.store = store;
    this.clock = clock;
    this.also = also;
  }

  /**
   * Refresh tokens of these makes, see {@link ReferenceTokens#session}: whichever is presented, the
   * next is of the first.
   *
   * @param also what {@link #issue} and {@link #cut} give in the place of the refresh token alone;
   *     asked before anything is stored, so that nothing is left behind where it throws
   */
  public static RefreshTokens of(
      List<PrefixedKeys> makes,
      NewSessions sessions,
      SessionStore store,
      Clock clock,
      RotationPolicy policy,
      UnaryOperator<IssuedTokens> also) {
    ReferenceFormat format = ReferenceFormat.of(makes, TokenKind.REFRESH);
    return new RefreshTokens(
        new ReferenceTokens(
            TokenKind.REFRESH, format, sessions, store, clock, policy, id -> Optional.empty()),
        format,
        new Ratchet(makes.stream().map(PrefixedKeys::keys).toList(), policy),
        store,
        clock,
        also);
  }

  @Override
  public Issue issue(Opening opening) {
    return tokens.issue(opening, also);
  }

  @Override
  public Optional<IssuedTokens> cut(SessionId session, UnaryOperator<SessionRecord> change) {
    return tokens.cut(session, change, also);
  }

  /**
   * What {@link #refresh} would find, without a write: valid is a token that the session would go on
   * with, be it the current one or a former one that leads there.
   */
  public Validation judge(SessionToken presented) {
    ReferenceFormat.Reading reading = format.read(presented);
    if (reading.parsed().isEmpty()) return new Rejected(reading.otherwise());
    ReferenceFormat.Parsed token = reading.parsed().get();
    Optional<SessionRecord> found = find(token.id());
    if (found.isEmpty()) return new Rejected(Rejection.UNKNOWN);
    if (!token.proven())
      return found
          .filter(record -> holds(token, record))
          .<Validation>map(UnderRevokedKey::new)
          .orElseGet(() -> new Rejected(Rejection.FORGED));
    return ratchet.step(found.get(), token, clock.instant()) instanceof Ratchet.Step.Refuse refuse
        ? refuse.refusal()
        : Valid.by(found.get());
  }

  @Override
  public Refresh refresh(SessionToken presented) {
    ReferenceFormat.Reading reading = format.read(presented);
    if (reading.parsed().isEmpty()) return refused(reading.otherwise());
    ReferenceFormat.Parsed token = reading.parsed().get();
    return token.proven() ? rotated(token) : cutToANewKey(token);
  }

  // Each turn that fails is another's success, so some request always gets on.
  private Refresh rotated(ReferenceFormat.Parsed token) {
    long tried = 0;
    while (true) {
      Instant now = clock.instant();
      Optional<SessionRecord> found = find(token.id());
      if (found.isEmpty()) return refused(Rejection.UNKNOWN);
      SessionRecord record = found.get();
      // Refused and unchanged: by the store's own clock its time is over.
      if (record.version() == tried) return refused(Rejection.EXPIRED);
      Ratchet.Step step = ratchet.step(record, token, now);
      if (step instanceof Ratchet.Step.Refuse refuse) return new Refused(refuse.refusal());
      if (step instanceof Ratchet.Step.Give give) return given(give, token, now);
      if (step instanceof Ratchet.Step.Advance advance) {
        tried = record.version();
        if (store.replace(advance.next(), tried))
          return refreshed(
              advance.next(), format.write(advance.next(), advance.secret()), advance.how());
      }
    }
  }

  private Refresh given(Ratchet.Step.Give give, ReferenceFormat.Parsed token, Instant now) {
    SessionRecord record = give.record();
    if (give.how() == How.KEPT) {
      boolean seen = record.dueToBeSeen(now) && store.touch(record.id(), now);
      return refreshed(seen ? record.seenAt(now) : record, token.token(), give.how());
    }
    // For statistics: whether it was written makes no difference to the answer.
    if (record.rotation().graceHits() == 0)
      store.replace(record.changed().rotation(record.rotation().hit()).record(), record.version());
    return refreshed(record, format.write(record, give.secret()), give.how());
  }

  // A drawn secret, for the former one may be known to whoever has the key: nothing leads from it.
  private Refresh cutToANewKey(ReferenceFormat.Parsed token) {
    boolean current = find(token.id()).filter(record -> holds(token, record)).isPresent();
    Optional<IssuedTokens> cut = current ? tokens.cut(token.id(), same -> same) : Optional.empty();
    return cut.<Refresh>map(issued -> new Refreshed(issued, How.ROTATED))
        .orElseGet(() -> refused(Rejection.FORGED));
  }

  private static boolean holds(ReferenceFormat.Parsed token, SessionRecord record) {
    return record.generation() == token.generation()
        && record.secretHash().equals(token.secret().hash());
  }

  private Optional<SessionRecord> find(SessionId id) {
    return store.find(id).filter(record -> record.kind() == TokenKind.REFRESH);
  }

  private Refresh refreshed(SessionRecord record, SessionToken token, How how) {
    return new Refreshed(tokens.issued(record, token), how);
  }

  private static Refresh refused(Rejection reason) {
    return new Refused(new Rejected(reason));
  }
}
