package dev.jeton.store.redis;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Sessions to try the store with. */
final class Sessions {

  static final Subject SUBJECT = Subject.of("the-subject").withRoles("the-role");

  private Sessions() {}

  /** The session of this number, opened now. */
  static SessionRecord opened(SessionStore store, int number) {
    Instant now = store.now();
    return SessionDraft.opened(
            id(number),
            TokenKind.SESSION,
            SUBJECT,
            store.epoch(),
            hash(number),
            new Authentication("pwd", now, 1),
            now)
        .client(new ClientInfo("the-client", "192.0.2.0"))
        .record();
  }

  /** That session, kept. */
  static SessionRecord kept(SessionStore store, int number) {
    SessionRecord opened = opened(store, number);
    store.create(opened);
    return opened;
  }

  static SessionId id(int number) {
    return SessionId.of(ByteBuffer.allocate(SessionId.BYTES).putInt(number).array());
  }

  static SecretHash hash(int number) {
    return SecretHash.of(
        ByteBuffer.allocate(SecretHash.BYTES).putInt(0x5ec3e7).putInt(number).array());
  }
}
