package dev.jeton.store;

import static dev.jeton.store.TickingClock.START;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import java.time.Duration;
import java.time.Instant;

/** Sessions that were opened at the start of the clock: 10 minutes idle, 25 minutes absolute. */
final class Records {

  static final SubjectId SUBJECT = SubjectId.of("subject");
  static final Lifetimes LIFETIMES = new Lifetimes(Duration.ofMinutes(10), Duration.ofMinutes(25));

  private Records() {}

  static SessionRecord opened(int number) {
    return opened(number, 1, START);
  }

  static SessionRecord opened(int number, long epoch, Instant at) {
    return SessionDraft.opened(
            id(number),
            TokenKind.SESSION,
            Subject.of(SUBJECT.value()).withRoles("user"),
            epoch,
            hash(number),
            new Authentication("pwd", at, 1),
            at)
        .lifetimes(LIFETIMES)
        .record();
  }

  static SessionId id(int number) {
    byte[] bytes = new byte[SessionId.BYTES];
    bytes[0] = (byte) number;
    return SessionId.of(bytes);
  }

  static SecretHash hash(int number) {
    byte[] bytes = new byte[SecretHash.BYTES];
    bytes[SecretHash.BYTES - 1] = (byte) number;
    return SecretHash.of(bytes);
  }
}
