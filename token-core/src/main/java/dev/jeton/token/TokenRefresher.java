package dev.jeton.token;

/**
 * Issues refresh tokens and exchanges them. Implementations are thread-safe; every method may throw
 * {@link dev.jeton.store.StoreException}, and then the presented token is as good as before.
 */
public interface TokenRefresher extends TokenIssuer {

  /**
   * The next tokens for {@code presented}. All who present one token at about the same time get the
   * same successor; who presents one that is used up is refused, and it is for the caller to draw
   * the conclusions. Reads the primary store, never a copy.
   */
  Refresh refresh(SessionToken presented);
}
