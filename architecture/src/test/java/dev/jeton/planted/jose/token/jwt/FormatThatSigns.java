package dev.jeton.planted.jose.token.jwt;

import org.jose4j.jws.JsonWebSignature;

/** A fault: takes a raw key out of its room. */
final class FormatThatSigns {
  String algorithm() {
    return new JsonWebSignature().getHeader("alg");
  }
}
