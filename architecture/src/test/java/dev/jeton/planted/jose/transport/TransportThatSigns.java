package dev.jeton.planted.jose.transport;

import org.jose4j.jws.JsonWebSignature;

/** A fault: signs beside the formats. */
final class TransportThatSigns {
  String algorithm() {
    return new JsonWebSignature().getHeader("alg");
  }
}
