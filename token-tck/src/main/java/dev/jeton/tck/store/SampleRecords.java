package dev.jeton.tck.store;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.Rotation;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Sessions to try a store with. Thread-safe: no two are alike. */
final class SampleRecords {

  static final SubjectId SUBJECT = SubjectId.of("subject");
  static final SubjectId OTHER = SubjectId.of("other");

  static final String CLIENT_KEY = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";

  private static final AtomicLong LAST = new AtomicLong();

  private SampleRecords() {}

  /** A session of {@link #SUBJECT}, opened now. */
  static SessionRecord opened(SessionStore store) {
    return opened(store, SUBJECT);
  }

  /** A session of {@code subject}, opened now. */
  static SessionRecord opened(SessionStore store, SubjectId subject) {
    return openedUnder(store.epoch(), store, subject);
  }

  /** A session of {@code subject}, opened now after a log-in that began under {@code epoch}. */
  static SessionRecord openedUnder(long epoch, SessionStore store, SubjectId subject) {
    return shape(subject, epoch, store.now(), store.now());
  }

  /** A session that was never seen again and therefore ends at {@code end}. */
  static SessionRecord idleUntil(Instant end, SessionStore store) {
    return idleUntil(end, store, SUBJECT);
  }

  /** The same of {@code subject}. */
  static SessionRecord idleUntil(Instant end, SessionStore store, SubjectId subject) {
    Instant opened = end.minus(Lifetimes.DEFAULT.idle());
    return shape(subject, store.epoch(), opened, opened);
  }

  /** A session that was seen again and again, but ends at {@code end} in any case. */
  static SessionRecord absoluteUntil(Instant end, SessionStore store) {
    Instant opened = end.minus(Lifetimes.DEFAULT.absolute());
    return shape(SUBJECT, store.epoch(), opened, end.minus(Duration.ofMinutes(10)));
  }

  /** Sessions of every shape, each opened now. */
  static List<SessionRecord> everyShape(SessionStore store) {
    String longest = "\u00e9".repeat(255);
    String strange = "\ud83d\udd11 \u05d0\u0301\u200d\u6f22 '\"\\;-- %_ \uffff";
    List<Subject> subjects = List.of(
        Subject.of("plain"),
        Subject.of(longest).withRoles(longest, "admin", "auditor"),
        new Subject(new SubjectId(longest, strange), Set.of(strange), Set.of()),
        Subject.of(strange).withPermissions("*", "orders:*", "a:b:c"));
    List<SessionRecord> shapes = new ArrayList<>();
    for (Subject subject : subjects)
      for (TokenKind kind : TokenKind.values())
        shapes.addAll(shapes(subject, kind, store.epoch(), store.now()));
    return shapes;
  }

  /** A rotation of which every part differs from that of a session just opened. */
  static Rotation rotated(Instant at) {
    return new Rotation(
        at.plusMillis(1), Optional.of("rotate"), Optional.of("mac"), false, true, 3);
  }

  static SecretHash secretHash() {
    return SecretHash.of(unlikeAnyOther(SecretHash.BYTES));
  }

  static SessionId id() {
    return SessionId.of(unlikeAnyOther(SessionId.BYTES));
  }

  private static List<SessionRecord> shapes(
      Subject subject, TokenKind kind, long epoch, Instant now) {
    Authentication password = new Authentication("pwd", now.minusMillis(1), 1);
    Authentication second = new Authentication("otp", now, 9);
    ClientInfo client =
        new ClientInfo("Browser \u00a9 \ud83e\udd8a \"on\" \\ anything", "2001:db8::");
    Lifetimes shortest = new Lifetimes(Duration.ofSeconds(1), Duration.ofSeconds(1));
    Lifetimes longest = new Lifetimes(Duration.ofDays(400), Duration.ofDays(400));
    return List.of(
        opened(subject, kind, epoch, password, now)
            .lifetimes(Lifetimes.REMEMBERED)
            .persistent(true)
            .client(client)
            .record(),
        opened(subject, kind, Long.MAX_VALUE, password, now)
            .actor(Optional.of(new SubjectId(subject.id().value(), OTHER.value())))
            .generation(Integer.MAX_VALUE)
            .rotation(rotated(now))
            .authentications(List.of(password, second))
            .createdAt(now.minusMillis(999))
            .lifetimes(longest)
            .client(client)
            .clientKey(Optional.of(CLIENT_KEY))
            .record(),
        opened(subject, kind, epoch, second, now)
            .actor(Optional.of(subject.id()))
            .version(Long.MAX_VALUE)
            .rotation(new Rotation(
                now, Optional.of("only"), Optional.empty(), false, true, Integer.MAX_VALUE))
            .lastSeenAt(now.plusMillis(1))
            .lifetimes(shortest)
            .persistent(true)
            .record());
  }

  private static SessionRecord shape(
      SubjectId subject, long epoch, Instant opened, Instant lastSeen) {
    Subject user = new Subject(subject, Set.of("user"), Set.of());
    Authentication password = new Authentication("pwd", opened, 1);
    return opened(user, TokenKind.SESSION, epoch, password, opened)
        .lastSeenAt(lastSeen)
        .record();
  }

  private static SessionDraft opened(
      Subject subject, TokenKind kind, long epoch, Authentication how, Instant now) {
    return SessionDraft.opened(id(), kind, subject, epoch, secretHash(), how, now);
  }

  private static byte[] unlikeAnyOther(int length) {
    // Zeros, and bytes above 127: an id is neither text nor a number.
    return ByteBuffer.allocate(length).putLong(-LAST.incrementAndGet()).array();
  }
}
