package dev.jeton.bench.jwt;

import java.util.List;

/**
 * Somebody who validates tokens: signature, {@code exp}, and issuer, audience and type where his
 * manual has a way to demand them. Used as that manual says.
 */
@FunctionalInterface
interface Verifier {

  /** Judges one of the tokens that it was given. */
  @FunctionalInterface
  interface Judge {

    /** What the token of this place says; throws where it is not to be believed. */
    Object judge(int index) throws Exception;
  }

  /** Begins anew, as if no token had been seen. */
  default void forget() {}

  /** What {@code token} says; throws where it is not to be believed. */
  Object claims(String token) throws Exception;

  /** A judge of these tokens, each as a request brings it. */
  default Judge over(List<String> tokens) {
    String[] texts = tokens.toArray(String[]::new);
    return index -> claims(texts[index]);
  }

  /** Who was measured under this name. */
  static Verifier named(String who, JwtKeys keys, OwnJwts own) throws Exception {
    return switch (who) {
      case "JCA alone" -> new RawVerifier(keys);
      case "Jeton" -> own.verifier();
      case "jose4j" -> Peers.jose4j(keys);
      case "nimbus-jose-jwt" -> Peers.nimbus(keys);
      case "jjwt" -> Peers.jjwt(keys);
      case "java-jwt" -> Peers.javaJwt(keys);
      case "sa-token-jwt" -> Peers.saToken(keys);
      default -> throw new IllegalArgumentException("nobody is called " + who);
    };
  }
}
