package dev.jeton.token;

import dev.jeton.session.Rejection;
import dev.jeton.session.Trust;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Valid;
import java.util.Optional;

/**
 * Asks {@code other} about whatever is not of {@code first}'s format. Immutable.
 *
 * @param first is asked about everything
 */
record EitherValidator(TokenValidator first, TokenValidator other) implements TokenValidator {

  @Override
  public Validation validate(Presented presented, Trust least) {
    Validation mine = first.validate(presented, least);
    boolean foreign = mine instanceof Rejected rejected && rejected.reason() == Rejection.MALFORMED;
    return foreign ? other.validate(presented, least) : mine;
  }

  @Override
  public Optional<Valid> atOnce(Presented presented, Trust least) {
    return first.atOnce(presented, least).or(() -> other.atOnce(presented, least));
  }
}
