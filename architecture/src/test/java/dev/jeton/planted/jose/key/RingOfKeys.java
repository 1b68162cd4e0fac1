package dev.jeton.planted.jose.key;

import org.jose4j.jws.JsonWebSignature;

/** Right: keys know jose4j. */
final class RingOfKeys {
  String algorithm() {
    return new JsonWebSignature().getHeader("alg");
  }
}
