package dev.jeton.token;

import dev.jeton.session.SessionId;
import dev.jeton.store.SessionRecord;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Opens sessions and issues their tokens, in one format. Implementations are thread-safe; every
 * method may throw {@link dev.jeton.store.StoreException}, and then nothing was issued.
 */
public interface TokenIssuer {

  /**
   * Opens a session and issues its first token.
   *
   * @throws NoRoomException if the token is too long for what carries it; then no session was opened
   */
  Issue issue(Opening opening);

  /**
   * Cuts: changes a session and puts a fresh token in the place of whatever one is current, both in
   * one conditional write that is tried again until nobody else changes the session meanwhile. No
   * token of before leads to the new one.
   *
   * @param change from the record as it is to what it shall be besides; its version stays, and it may
   *     be asked for more than once
   * @return empty if there is no such session of this format, or it is over
   * @throws NoRoomException as above; then nothing was changed
   */
  Optional<IssuedTokens> cut(SessionId session, UnaryOperator<SessionRecord> change);
}
