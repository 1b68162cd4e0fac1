package dev.jeton.token;

import dev.jeton.store.SessionRecord;
import java.util.Optional;

/**
 * Opens sessions and issues their tokens, in one format. Implementations are thread-safe; every
 * method may throw {@link dev.jeton.store.StoreException}, and then nothing was issued.
 */
public interface TokenIssuer {

  /**
   * Opens a session and issues its first token.
   *
   * @return empty if all sessions of the subject were ended since {@link Opening#epoch} was read:
   *     the log-in is void
   */
  Optional<IssuedTokens> issue(Opening opening);

  /**
   * Issues the next token of a session and makes the one before it useless.
   *
   * @param current the record as it was read when the present token was validated
   * @return empty if the record has changed since, or its session is over: somebody else was first
   */
  Optional<IssuedTokens> rotate(SessionRecord current);
}
