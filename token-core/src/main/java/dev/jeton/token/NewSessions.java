package dev.jeton.token;

import dev.jeton.identity.SubjectId;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

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

  public NewSessions(SessionStore store, KeyRing keys, Clock clock, SecureRandom random) {
    this.store = store;
    this.keys = keys;
    this.clock = clock;
    this.random = random;
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

  /** What a store may know of {@code secret}. */
  public static SecretHash hash(byte[] secret) {
    try {
      return SecretHash.of(MessageDigest.getInstance("SHA-256").digest(secret));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * Opens a session of which the client will hold {@code secret}.
   *
   * @return empty if the log-in is void, see {@link TokenIssuer#issue}
   */
  public Optional<SessionRecord> open(Opening opening, TokenKind kind, byte[] secret) {
    SessionRecord opened = SessionDraft.opened(
            sessionId(opening.subject().id()),
            kind,
            opening.subject(),
            opening.epoch(),
            hash(secret),
            opening.authentication(),
            clock.instant())
        .lifetimes(opening.lifetimes())
        .persistent(opening.persistent())
        .client(opening.client())
        .record();
    return switch (store.create(opened)) {
      case CREATED -> Optional.of(opened);
      case EPOCH_MOVED -> Optional.empty();
      // 112 random bits don't repeat: going on would hide a generator that is broken.
      case ID_TAKEN ->
        throw new IllegalStateException(
            "a new session id exists already: the random generator repeats");
    };
  }

  /**
   * Puts the next secret in the place of the current one.
   *
   * @return the record as it is then, or empty if it had changed or is over
   */
  public Optional<SessionRecord> rotate(SessionRecord current, byte[] secret) {
    // At its last generation a session can't go on: its holder logs in anew.
    if (current.generation() == Integer.MAX_VALUE) return Optional.empty();
    SessionRecord next = current.succeededBy(hash(secret), clock.instant());
    return store.replace(next, current.version()) ? Optional.of(next) : Optional.empty();
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
