package dev.jeton.token.jwt;

import dev.jeton.key.KeyRing;

/**
 * What JWTs of one make have in common: these keys vouch for this profile and for no other (RFC 8725,
 * section 3.8). Immutable.
 */
public record ProfiledKeys(JwtProfile profile, KeyRing keys) {

  JwtSignatures signatures() {
    return new JwtSignatures(keys);
  }
}
