package dev.jeton.store;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.session.Trust;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a store keeps of a session. Immutable; times are whole milliseconds.
 *
 * @param id the key
 * @param kind what its client holds; never changes
 * @param subject whose it is, with roles and permissions
 * @param epoch the store's epoch when the log-in began: once its subject's epoch is higher, the
 *     session is over
 * @param version counts every change but {@code touch}, from 1
 * @param generation counts the secrets that this session has had, from 1
 * @param secretHash of the current secret
 * @param authentications how the subject was identified, oldest first
 * @param createdAt when it was opened
 * @param lastSeenAt when it was last seen
 * @param lifetimes its limits
 * @param persistent whether its cookie outlives the browser ("keep me logged in")
 * @param client what its client called itself
 * @param end when and why it ended, if it did
 */
public record SessionRecord(
    SessionId id,
    TokenKind kind,
    Subject subject,
    long epoch,
    long version,
    int generation,
    SecretHash secretHash,
    List<Authentication> authentications,
    Instant createdAt,
    Instant lastSeenAt,
    Lifetimes lifetimes,
    boolean persistent,
    ClientInfo client,
    Optional<End> end) {

  /** When and why a session ended. */
  public record End(EndReason reason, Instant at) {}

  public SessionRecord {
    if (version < 1) throw new IllegalArgumentException("version " + version + " is under 1");
    if (generation < 1)
      throw new IllegalArgumentException("generation " + generation + " is under 1");
    authentications = List.copyOf(authentications);
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    lastSeenAt = lastSeenAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** When it ends unless it is seen before. */
  public Instant idleEndsAt() {
    Instant idle = lastSeenAt.plus(lifetimes.idle());
    return idle.isBefore(absoluteEndsAt()) ? idle : absoluteEndsAt();
  }

  /** When it ends in any case. */
  public Instant absoluteEndsAt() {
    return createdAt.plus(lifetimes.absolute());
  }

  /** Whether its time is over, be it ended or not. At the end itself it is over. */
  public boolean expiredAt(Instant now) {
    return !now.isBefore(idleEndsAt());
  }

  /** This record, last seen at {@code now} or, if that is later, when it already was. */
  public SessionRecord seenAt(Instant now) {
    Instant seen = now.isAfter(lastSeenAt) ? now : lastSeenAt;
    return with(epoch, version, generation, secretHash, seen, end);
  }

  /**
   * This record under its next secret, seen at {@code now}: what {@link SessionStore#replace} is
   * given.
   */
  public SessionRecord succeededBy(SecretHash next, Instant now) {
    return with(
        epoch, version + 1, generation + 1, next, now.isAfter(lastSeenAt) ? now : lastSeenAt, end);
  }

  /** This record, ended. */
  public SessionRecord endedBy(End how) {
    return with(epoch, version + 1, generation, secretHash, lastSeenAt, Optional.of(how));
  }

  /** This record, spared by the end of all others: it now belongs to the new epoch. */
  public SessionRecord stamped(long newEpoch) {
    return with(newEpoch, version + 1, generation, secretHash, lastSeenAt, end);
  }

  /** What an application sees of it. */
  public Session view(Trust trust) {
    return new Session(
        id,
        subject,
        authentications,
        createdAt,
        lastSeenAt,
        idleEndsAt(),
        absoluteEndsAt(),
        client,
        trust);
  }

  private SessionRecord with(
      long ofEpoch,
      long ofVersion,
      int ofGeneration,
      SecretHash hash,
      Instant seen,
      Optional<End> ended) {
    return new SessionRecord(
        id,
        kind,
        subject,
        ofEpoch,
        ofVersion,
        ofGeneration,
        hash,
        authentications,
        createdAt,
        seen,
        lifetimes,
        persistent,
        client,
        ended);
  }
}
