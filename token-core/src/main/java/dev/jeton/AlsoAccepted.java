package dev.jeton;

import dev.jeton.near.RevocationView;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Valid;
import dev.jeton.token.foreign.TrustedIssuers;
import dev.jeton.token.jwt.JwtProfile;
import java.time.Duration;
import java.util.List;

/**
 * The validators of tokens that are not ours, as one: what was ended on this node is over whatever
 * they say. Immutable.
 *
 * @param validators in the order in which they are asked
 */
record AlsoAccepted(List<TokenValidator> validators) {

  // Such a session was stamped with no epoch of ours: every end of its subject is later.
  private static final long BEFORE_ALL_ENDS = 0;

  AlsoAccepted {
    validators = List.copyOf(validators);
  }

  /**
   * @throws IllegalArgumentException if one of them accepts tokens of one of {@code own}: two sets
   *     of keys would vouch for one name
   */
  static AlsoAccepted of(List<TokenValidator> validators, List<JwtProfile> own) {
    for (JwtProfile profile : own) {
      if (trusted(validators, profile.issuer()))
        throw new IllegalArgumentException("issuer " + profile.issuer()
            + " is this application itself and a trusted issuer as well: give one another name");
    }
    return new AlsoAccepted(validators);
  }

  private static boolean trusted(List<TokenValidator> validators, String issuer) {
    return validators.stream()
        .anyMatch(validator ->
            validator instanceof TrustedIssuers issuers && issuers.names().contains(issuer));
  }

  /** How long a token that they accept can live, as far as they tell. */
  Duration longestLife() {
    return validators.stream()
        .filter(TrustedIssuers.class::isInstance)
        .map(validator -> ((TrustedIssuers) validator).longestLife())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Asks one after the other. */
  TokenValidator unlessEnded(RevocationView revocations) {
    TokenValidator all = (presented, least) -> new Rejected(Rejection.MALFORMED);
    for (TokenValidator validator : validators) all = all.or(validator);
    TokenValidator asked = all;
    return (presented, least) -> {
      Validation answer = asked.validate(presented, least);
      return answer instanceof Valid valid && ended(valid, revocations)
          ? new Rejected(Rejection.ENDED)
          : answer;
    };
  }

  // Who brings a record of his own has looked at it.
  private static boolean ended(Valid valid, RevocationView revocations) {
    Session session = valid.session();
    return valid.record().isEmpty()
        && revocations.revoked(session.id(), session.subject().id(), BEFORE_ALL_ENDS);
  }
}
