package dev.jeton.store;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
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
import java.util.regex.Pattern;

/**
 * What a store keeps of a session. Immutable; times are whole milliseconds. Made and changed by way
 * of a {@link SessionDraft}, so that its parts are named.
 *
 * @param id the key
 * @param kind what its client holds; never changes
 * @param subject whose it is, with roles and permissions
 * @param actor who acts as the subject, where the session is an impersonation (RFC 8693, section
 *     4.1); counts for no permission
 * @param epoch the store's epoch when the log-in began: once its subject's epoch is higher, the
 *     session is over
 * @param version counts every change but {@code touch}, from 1
 * @param generation counts the secrets that this session has had, from 1
 * @param secretHash of the current secret
 * @param rotation how the current generation came to be
 * @param authentications how the subject was identified, oldest first
 * @param createdAt when it was opened
 * @param lastSeenAt when it was last seen
 * @param lifetimes its limits
 * @param persistent whether its cookie outlives the browser ("keep me logged in")
 * @param client what its client called itself
 * @param clientKey the thumbprint (RFC 7638) of a key that its client has to prove, if it has one;
 *     43 characters of base64url
 * @param end when and why it ended, if it did
 */
public record SessionRecord(
    SessionId id,
    TokenKind kind,
    Subject subject,
    Optional<SubjectId> actor,
    long epoch,
    long version,
    int generation,
    SecretHash secretHash,
    Rotation rotation,
    List<Authentication> authentications,
    Instant createdAt,
    Instant lastSeenAt,
    Lifetimes lifetimes,
    boolean persistent,
    ClientInfo client,
    Optional<String> clientKey,
    Optional<End> end) {

  private static final int TOUCHES_PER_IDLE = 10;
  private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** When and why a session ended. */
  public record End(EndReason reason, Instant at) {}

  public SessionRecord {
    if (version < 1) throw new IllegalArgumentException("version " + version + " is under 1");
    if (generation < 1)
      throw new IllegalArgumentException("generation " + generation + " is under 1");
    clientKey.ifPresent(SessionRecord::demandThumbprint);
    authentications = List.copyOf(authentications);
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    lastSeenAt = lastSeenAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** When it ends unless it is seen before. */
  public Instant idleEndsAt() {
    Instant idle = lastSeenAt.plus(lifetimes.idle());
    Instant absolute = absoluteEndsAt();
    return idle.isBefore(absolute) ? idle : absolute;
  }

  /** When it ends in any case. */
  public Instant absoluteEndsAt() {
    return createdAt.plus(lifetimes.absolute());
  }

  /** Whether its time is over, be it ended or not. At the end itself it is over. */
  public boolean expiredAt(Instant now) {
    return !now.isBefore(idleEndsAt());
  }

  /**
   * From when on it is worth a write that it was seen: a tenth of the idle lifetime after the last
   * time, to the millisecond, so that it ends at most that much early and costs few writes.
   */
  public Instant dueToBeSeenAt() {
    long idle = lifetimes.idle().toMillis();
    return lastSeenAt.plusMillis((idle + TOUCHES_PER_IDLE - 1) / TOUCHES_PER_IDLE);
  }

  /** Whether it was last seen so long ago that {@link SessionStore#touch} would note {@code now}. */
  public boolean dueToBeSeen(Instant now) {
    return !now.isBefore(dueToBeSeenAt());
  }

  /** This record, last seen at {@code now} or, if that is later, when it already was. */
  public SessionRecord seenAt(Instant now) {
    return SessionDraft.of(this).lastSeenAt(later(now)).record();
  }

  /**
   * This record under its next secret, which nothing but chance has chosen, seen at {@code now}: a
   * cut. What {@link SessionStore#replace} is given.
   */
  public SessionRecord succeededBy(SecretHash next, Instant now) {
    return succeededBy(next, Rotation.cut(now), now);
  }

  /** The same for a secret that came to be as {@code how} says. */
  public SessionRecord succeededBy(SecretHash next, Rotation how, Instant now) {
    return changed()
        .generation(generation + 1)
        .secretHash(next)
        .rotation(how)
        .lastSeenAt(later(now))
        .record();
  }

  /** This record, ended. */
  public SessionRecord endedBy(End how) {
    return changed().end(Optional.of(how)).record();
  }

  /** This record, spared by the end of all others: it now belongs to the new epoch. */
  public SessionRecord stamped(long newEpoch) {
    return changed().epoch(newEpoch).record();
  }

  /** A draft of the next version of this record: what is not changed in it stays. */
  public SessionDraft changed() {
    return SessionDraft.of(this).version(version + 1);
  }

  /** What an application sees of it. */
  public Session view(Trust trust) {
    return new Session(
        id,
        subject,
        actor,
        authentications,
        createdAt,
        lastSeenAt,
        idleEndsAt(),
        absoluteEndsAt(),
        client,
        trust);
  }

  private Instant later(Instant now) {
    return now.isAfter(lastSeenAt) ? now : lastSeenAt;
  }

  private static void demandThumbprint(String text) {
    if (!THUMBPRINT.matcher(text).matches())
      throw new IllegalArgumentException("a client's key is named by a thumbprint of SHA-256");
  }
}
