package dev.jeton.key;

import dev.jeton.json.JsonObject;
import java.util.Optional;

/** Reads the secrets of a set that holds nothing else. Stateless. */
final class SecretJwk implements JwkSet.KeyForm {

  @Override
  public Optional<VerificationKey> read(JsonObject jwk) {
    if (!JwkMembers.type(jwk).equals("oct"))
      throw new IllegalArgumentException("it is no secret, as the others should be");
    // A secret has one use: what wraps keys or encrypts must not verify (RFC 8725, section 3.1).
    KeyAlgorithm algorithm = JwkMembers.text(jwk, "alg")
        .flatMap(PublicJwk::named)
        .filter(KeyAlgorithm::symmetric)
        .orElseThrow(() -> new IllegalArgumentException("its alg is none of HS256, HS384, HS512"));
    String id = JwkMembers.id(jwk).orElseThrow(() -> new IllegalArgumentException("it has no kid"));
    byte[] secret = JwkMembers.bytes(jwk, "k");
    if (!JwkMembers.verifies(jwk)) return Optional.empty();
    return Optional.of(VerificationKey.ofSecret(id, algorithm, secret));
  }
}
