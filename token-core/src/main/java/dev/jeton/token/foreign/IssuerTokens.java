package dev.jeton.token.foreign;

import dev.jeton.json.JsonObject;
import dev.jeton.key.JwkSet;
import dev.jeton.key.VerificationKey;
import dev.jeton.session.Rejection;
import dev.jeton.session.Trust;
import dev.jeton.store.StoreException;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Valid;
import dev.jeton.token.jwks.IssuerKeys;
import dev.jeton.token.jws.CompactJws;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides about tokens that name one issuer: by the keys of this issuer and no other, then by its
 * terms, then by the clock. Thread-safe.
 */
final class IssuerTokens {

  private final IssuerTerms terms;
  private final IssuerKeys keys;
  private final Clock clock;

  IssuerTokens(IssuerTerms terms, IssuerKeys keys, Clock clock) {
    this.terms = terms;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @param unverified what the payload says: worth something only once the signature holds
   */
  Validation validate(CompactJws token, JsonObject unverified, Trust least) {
    // Before any cryptography: another type's token is not even worth a signature check.
    Optional<String> type = terms.typeOf(token);
    if (type.isEmpty()) return new Rejected(Rejection.NOT_FOR_THIS);
    if (!authentic(token)) return new Rejected(Rejection.FORGED);
    return ForeignClaims.read(unverified, type.get(), terms)
        .map(claims -> validate(claims, least))
        .orElseGet(() -> new Rejected(Rejection.NOT_FOR_THIS));
  }

  private boolean authentic(CompactJws token) {
    if (!terms.acceptsAlgorithm(token.algorithm())) return false;
    JwkSet known = keys.known().orElseThrow(this::noKeysYet);
    return key(token, known)
        .filter(key -> key.algorithm().jose().equals(token.algorithm()))
        .filter(token::signedBy)
        .isPresent();
  }

  private Optional<VerificationKey> key(CompactJws token, JwkSet known) {
    if (!token.header().has("kid")) return known.only();
    Optional<String> named = token.keyId();
    Optional<VerificationKey> found = named.flatMap(known::find);
    if (named.isPresent() && found.isEmpty()) keys.missed();
    return found;
  }

  private StoreException noKeysYet() {
    keys.missed();
    // Neither "logged out" nor "welcome": nobody can know yet.
    return new StoreException("no keys of issuer " + terms.issuer() + " have come yet");
  }

  private Validation validate(ForeignClaims claims, Trust least) {
    Instant now = clock.instant();
    Instant latest = now.plus(terms.leeway());
    // At "exp" itself the token is over (RFC 7519, section 4.1.4); the leeway is in it.
    if (!now.isBefore(claims.expiresAt())) return new Rejected(Rejection.EXPIRED);
    if (claims.issuedAt().isAfter(latest) || claims.notBefore().isAfter(latest))
      return new Rejected(Rejection.NOT_FOR_THIS);
    if (!terms.trust().reaches(least)) return new Rejected(Rejection.UNCONFIRMED);
    return new Valid(claims.session(), Optional.empty(), Optional.empty());
  }
}
