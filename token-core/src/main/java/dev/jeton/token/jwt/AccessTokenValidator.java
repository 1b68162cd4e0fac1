package dev.jeton.token.jwt;

import dev.jeton.session.Rejection;
import dev.jeton.session.Trust;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Valid;
import java.util.Optional;

/** Validates access JWTs from bearer headers. */
final class AccessTokenValidator implements TokenValidator {

  private final JwtValidator validator;

  AccessTokenValidator(JwtValidator validator) {
    this.validator = validator;
  }

  @Override
  public Validation validate(Presented presented, Trust least) {
    if (presented.carrier() != Carrier.BEARER) return new Rejected(Rejection.MALFORMED);
    JwtValidator.Authentic authentic = validator.authentic(presented.token());
    return authentic
        .claims()
        .map(claims -> validator.validate(claims, least))
        .orElseGet(() -> new Rejected(authentic.otherwise()));
  }

  @Override
  public Optional<Valid> atOnce(Presented presented, Trust least) {
    return presented.carrier() == Carrier.BEARER
        ? validator.atOnce(presented.token(), least)
        : Optional.empty();
  }
}
