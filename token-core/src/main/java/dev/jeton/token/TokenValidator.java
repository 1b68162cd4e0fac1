package dev.jeton.token;

import dev.jeton.session.Rejection;
import dev.jeton.session.Trust;
import dev.jeton.token.Validation.Valid;
import java.util.Optional;

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

  /**
   * What {@link #validate} would answer, if that is yes and all that it takes is at hand: no store is
   * asked and no signature verified. Says nothing otherwise, which is what a validator does that does
   * not override it.
   *
   * @return as fresh as {@code least} demands, or empty
   */
  default Optional<Valid> atOnce(Presented presented, Trust least) {
    return Optional.empty();
  }

  /** A validator that asks {@code other} about whatever is not of this one's format. */
  default TokenValidator or(TokenValidator other) {
    return new EitherValidator(this, other);
  }
}
