package dev.jeton.token;

import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import java.util.Optional;

/** What became of a presented token. */
public sealed interface Validation {

  /**
   * The token opens a session.
   *
   * @param session the session as this answer's trust knows it
   * @param record the record, where the store was read
   * @param renewed a token to give to the client in the place of the presented one, whose time was
   *     over
   */
  record Valid(Session session, Optional<SessionRecord> record, Optional<IssuedTokens> renewed)
      implements Validation {

    /** Valid by the record, read now. */
    public static Valid by(SessionRecord record) {
      return new Valid(record.view(Trust.AUTHORITATIVE), Optional.of(record), Optional.empty());
    }
  }

  /** The token opens nothing. */
  record Rejected(Rejection reason) implements Validation {}
}
