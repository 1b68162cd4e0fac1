package dev.jeton.store;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record in the making, new or as a change of another: the one place that knows the order of a
 * record's parts. Not thread-safe: made, filled and {@link #record} asked for at once.
 *
 * {@snippet :
 * SessionRecord next = SessionDraft.of(record).version(record.version() + 1).actor(actor).record();
 * }
 */
public final class SessionDraft {

  private SessionId id;
  private TokenKind kind;
  private Subject subject;
  private Optional<SubjectId> actor = Optional.empty();
  private long epoch;
  private long version = 1;
  private int generation = 1;
  private SecretHash secretHash;
  private Rotation rotation;
  private List<Authentication> authentications;
  private Instant createdAt;
  private Instant lastSeenAt;
  private Lifetimes lifetimes = Lifetimes.DEFAULT;
  private boolean persistent;
  private ClientInfo client = ClientInfo.UNKNOWN;
  private Optional<String> clientKey = Optional.empty();
  private Optional<SessionRecord.End> end = Optional.empty();

  private SessionDraft(
      SessionId id,
      TokenKind kind,
      Subject subject,
      long epoch,
      SecretHash secretHash,
      Rotation rotation,
      List<Authentication> authentications,
      Instant createdAt,
      Instant lastSeenAt) {
    this.id = id;
    this.kind = kind;
    this.subject = subject;
    this.epoch = epoch;
    this.secretHash = secretHash;
    this.rotation = rotation;
    this.authentications = authentications;
    this.createdAt = createdAt;
    this.lastSeenAt = lastSeenAt;
  }

  /**
   * A session that is opened at {@code now}: of version and generation 1, with {@link
   * Lifetimes#DEFAULT}, not persistent, of an unknown client and with nobody acting.
   *
   * @param epoch the store's epoch, read before the credentials were checked
   */
  public static SessionDraft opened(
      SessionId id,
      TokenKind kind,
      Subject subject,
      long epoch,
      SecretHash secretHash,
      Authentication authentication,
      Instant now) {
    return new SessionDraft(
        id, kind, subject, epoch, secretHash, Rotation.cut(now), List.of(authentication), now, now);
  }

  /** All that {@code record} says, to be changed. */
  public static SessionDraft of(SessionRecord record) {
    return new SessionDraft(
            record.id(),
            record.kind(),
            record.subject(),
            record.epoch(),
            record.secretHash(),
            record.rotation(),
            record.authentications(),
            record.createdAt(),
            record.lastSeenAt())
        .actor(record.actor())
        .version(record.version())
        .generation(record.generation())
        .lifetimes(record.lifetimes())
        .persistent(record.persistent())
        .client(record.client())
        .clientKey(record.clientKey())
        .end(record.end());
  }

  public SessionDraft id(SessionId next) {
    this.id = next;
    return this;
  }

  public SessionDraft kind(TokenKind next) {
    this.kind = next;
    return this;
  }

  public SessionDraft subject(Subject next) {
    this.subject = next;
    return this;
  }

  public SessionDraft actor(Optional<SubjectId> next) {
    this.actor = next;
    return this;
  }

  public SessionDraft epoch(long next) {
    this.epoch = next;
    return this;
  }

  public SessionDraft version(long next) {
    this.version = next;
    return this;
  }

  public SessionDraft generation(int next) {
    this.generation = next;
    return this;
  }

  public SessionDraft secretHash(SecretHash next) {
    this.secretHash = next;
    return this;
  }

  public SessionDraft rotation(Rotation next) {
    this.rotation = next;
    return this;
  }

  public SessionDraft authentications(List<Authentication> next) {
    this.authentications = next;
    return this;
  }

  public SessionDraft createdAt(Instant next) {
    this.createdAt = next;
    return this;
  }

  public SessionDraft lastSeenAt(Instant next) {
    this.lastSeenAt = next;
    return this;
  }

  public SessionDraft lifetimes(Lifetimes next) {
    this.lifetimes = next;
    return this;
  }

  public SessionDraft persistent(boolean next) {
    this.persistent = next;
    return this;
  }

  public SessionDraft client(ClientInfo next) {
    this.client = next;
    return this;
  }

  public SessionDraft clientKey(Optional<String> next) {
    this.clientKey = next;
    return this;
  }

  public SessionDraft end(Optional<SessionRecord.End> next) {
    this.end = next;
    return this;
  }

  /** The record as it is now drafted; it checks itself. */
  public SessionRecord record() {
    return new SessionRecord(
        id,
        kind,
        subject,
        actor,
        epoch,
        version,
        generation,
        secretHash,
        rotation,
        authentications,
        createdAt,
        lastSeenAt,
        lifetimes,
        persistent,
        client,
        clientKey,
        end);
  }
}
