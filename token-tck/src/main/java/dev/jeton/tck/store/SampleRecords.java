package dev.jeton.tck.store;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SecretHash;
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
    Instant opened = end.minus(Lifetimes.DEFAULT.idle());
    return shape(SUBJECT, store.epoch(), opened, opened);
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
        new SessionRecord(
            id(),
            kind,
            subject,
            epoch,
            1,
            1,
            secretHash(),
            List.of(password),
            now,
            now,
            Lifetimes.REMEMBERED,
            true,
            client,
            Optional.empty()),
        new SessionRecord(
            id(),
            kind,
            subject,
            Long.MAX_VALUE,
            1,
            Integer.MAX_VALUE,
            secretHash(),
            List.of(password, second),
            now.minusMillis(999),
            now,
            longest,
            false,
            client,
            Optional.empty()),
        new SessionRecord(
            id(),
            kind,
            subject,
            epoch,
            Long.MAX_VALUE,
            1,
            secretHash(),
            List.of(second),
            now,
            now.plusMillis(1),
            shortest,
            true,
            ClientInfo.UNKNOWN,
            Optional.empty()));
  }

  private static SessionRecord shape(
      SubjectId subject, long epoch, Instant opened, Instant lastSeen) {
    return new SessionRecord(
        id(),
        TokenKind.SESSION,
        new Subject(subject, Set.of("user"), Set.of()),
        epoch,
        1,
        1,
        secretHash(),
        List.of(new Authentication("pwd", opened, 1)),
        opened,
        lastSeen,
        Lifetimes.DEFAULT,
        false,
        ClientInfo.UNKNOWN,
        Optional.empty());
  }

  private static byte[] unlikeAnyOther(int length) {
    // Zeros, and bytes above 127: an id is neither text nor a number.
    return ByteBuffer.allocate(length).putLong(-LAST.incrementAndGet()).array();
  }
}
