package dev.jeton.token;

import dev.jeton.event.SessionListener;
import dev.jeton.identity.SubjectId;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.Rotation;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.SessionStore.Placement;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Draws session ids and secrets, and opens sessions with them: what all formats share when they
 * issue. Thread-safe.
 */
public final class NewSessions {

  /** The number of random bytes of a secret: 256 bits. */
  public static final int SECRET_BYTES = 32;

  private static final int SUBJECT_BYTES = 2;

  private final SessionStore store;
  private final KeyRing keys;
  private final Clock clock;
  private final SecureRandom random;
  private final Ends ends;

  /**
   * @param listener who is told when a session has had every token that it can have
   */
  public NewSessions(
      SessionStore store,
      KeyRing keys,
      Clock clock,
      SecureRandom random,
      SessionListener listener) {
    this.store = store;
    this.keys = keys;
    this.clock = clock;
    this.random = random;
    this.ends = new Ends(store, listener);
  }

  /** A secret that nobody has seen. */
  public byte[] secret() {
    return random(SECRET_BYTES);
  }

  /** That many random bytes. */
  public byte[] random(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return drawn;
  }

  /**
   * Opens a session of which the client will hold the secret of {@code hash}.
   *
   * @param tokens what it will be given for the new record; asked before there is a session, so that
   *     none is left behind where it throws
   */
  public Issue open(
      Opening opening,
      TokenKind kind,
      SecretHash hash,
      Function<SessionRecord, IssuedTokens> tokens) {
    Instant now = clock.instant();
    SessionRecord opened = SessionDraft.opened(
            sessionId(opening.subject().id()),
            kind,
            opening.subject(),
            opening.epoch(),
            hash,
            opening.authentications().get(0),
            now)
        .rotation(drawn(now))
        .actor(opening.actor())
        .authentications(opening.authentications())
        .lifetimes(opening.lifetimes())
        .persistent(opening.persistent())
        .client(opening.client())
        .record();
    IssuedTokens issued = tokens.apply(opened);
    Placement placed = placed(opened, opening);
    return switch (placed.creation()) {
      case CREATED -> new Issue.Issued(issued, placed.evicted());
      case EPOCH_MOVED -> new Issue.Outdated();
      case LIMIT_REACHED -> new Issue.LimitReached();
      // 112 random bits don't repeat: going on would hide a generator that is broken.
      case ID_TAKEN ->
        throw new IllegalStateException(
            "a new session id exists already: the random generator repeats");
    };
  }

  // Without a limit a log-in is one statement that waits for nobody.
  private Placement placed(SessionRecord opened, Opening opening) {
    return opening.limit().applies()
        ? store.createWithin(opening.limit(), opened, opening.replacing())
        : Placement.of(store.create(opened));
  }

  /**
   * Puts the secret of {@code hash} in the place of whatever one is current and makes {@code change}
   * with it, see {@link TokenIssuer#cut}.
   *
   * @param tokens what the client will be given for the record as it is then; asked before it is
   *     written, so that nothing is cut off where it throws
   * @return empty if there is none of {@code kind} or it is over
   */
  public Optional<IssuedTokens> cut(
      SessionId session,
      TokenKind kind,
      SecretHash hash,
      UnaryOperator<SessionRecord> change,
      Function<SessionRecord, IssuedTokens> tokens) {
    long tried = 0;
    while (true) {
      Instant now = clock.instant();
      Optional<SessionRecord> found = store
          .find(session)
          .filter(record -> record.kind() == kind)
          .filter(record -> record.end().isEmpty() && !record.expiredAt(now));
      // Refused and unchanged: by the store's own clock its time is over.
      if (found.isEmpty() || found.get().version() == tried) return Optional.empty();
      SessionRecord current = found.get();
      tried = current.version();
      if (current.generation() == Integer.MAX_VALUE) {
        ends.end(session, current.subject().id(), EndReason.EXHAUSTED);
        return Optional.empty();
      }
      SessionRecord next = change.apply(current).succeededBy(hash, drawn(now), now);
      IssuedTokens issued = tokens.apply(next);
      if (store.replace(next, current.version())) return Optional.of(issued);
    }
  }

  /** How a generation came to be whose secret was drawn just now. */
  private Rotation drawn(Instant now) {
    return Rotation.cut(now).taggedWith(keys.active(KeyPurpose.MAC).id());
  }

  private SessionId sessionId(SubjectId subject) {
    byte[] tenant = subject.tenant().getBytes(StandardCharsets.UTF_8);
    byte[] value = subject.value().getBytes(StandardCharsets.UTF_8);
    // The tenant's length goes first, or the subjects a/bc and ab/c would be one.
    byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(tenant.length).array();
    byte[] keyed = keys.active(KeyPurpose.SUBJECT).hmac(length, tenant, value);
    return SessionId.of(ByteBuffer.allocate(SessionId.BYTES)
        .put(keyed, 0, SUBJECT_BYTES)
        .put(random(SessionId.BYTES - SUBJECT_BYTES))
        .array());
  }
}
