package dev.jeton.bench.store;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import java.nio.ByteBuffer;
import java.time.Instant;

/** The sessions that a store is filled with, by number. */
final class Records {

  private static final long ODD = 0x9e3779b97f4a7c15L;

  private Records() {}

  /** That of a clerk with a browser, opened at {@code opened}. */
  static SessionRecord record(int number, long epoch, Instant opened) {
    return SessionDraft.opened(
            id(number),
            TokenKind.SESSION,
            Subject.of("subject-" + number)
                .withRoles("clerk")
                .withPermissions("orders:read", "orders:write"),
            epoch,
            SecretHash.of(ByteBuffer.allocate(SecretHash.BYTES).putInt(number).array()),
            new Authentication("pwd", opened, 1),
            opened)
        .client(new ClientInfo("Firefox on Linux", "192.0.2.0"))
        .record();
  }

  /** Spread over all ids as random ones are. */
  static SessionId id(int number) {
    return SessionId.of(ByteBuffer.allocate(SessionId.BYTES)
        .putLong(mixed(number))
        .putLong(mixed(~number))
        .array());
  }

  private static long mixed(long number) {
    long mixed = number * ODD;
    mixed = (mixed ^ (mixed >>> 32)) * ODD;
    return mixed ^ (mixed >>> 29);
  }
}
