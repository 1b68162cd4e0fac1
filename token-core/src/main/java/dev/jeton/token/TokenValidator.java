package dev.jeton.token;

import dev.jeton.session.Rejection;
import dev.jeton.session.Trust;
import dev.jeton.token.Validation.Rejected;

/**
 * Tells whether a presented token opens a session. Implementations are thread-safe; where the store
 * has to be asked and can't answer they throw {@link dev.jeton.store.StoreException}, never a
 * rejection.
 */
@FunctionalInterface
public interface TokenValidator {

  /**
   * Validates {@code presented}.
   *
   * @param least how fresh the answer must be at least
   * @return {@link Rejection#MALFORMED} for what is not a token of this validator's format
   */
  Validation validate(Presented presented, Trust least);

  /** A validator that asks {@code other} about whatever is not of this one's format. */
  default TokenValidator or(TokenValidator other) {
    return (presented, least) -> {
      Validation mine = validate(presented, least);
      boolean foreign =
          mine instanceof Rejected rejected && rejected.reason() == Rejection.MALFORMED;
      return foreign ? other.validate(presented, least) : mine;
    };
  }
}
