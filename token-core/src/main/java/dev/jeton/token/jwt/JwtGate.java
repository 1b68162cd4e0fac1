package dev.jeton.token.jwt;

import dev.jeton.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * The strict gate that a token passes before any of it is believed: a JWS in compact serialisation
 * (RFC 7515, section 7.1) in its one canonical spelling, with a header of exactly {@code alg},
 * {@code kid} and {@code typ}.
 *
 * <p>jose4j's own decoder takes padding, white space and altered unused bits, so that one token
 * would have many spellings; its parser never sees a token.
 */
final class JwtGate {

  /** The longest token that is looked at: more than a request header usually may hold. */
  static final int LONGEST = 8192;

  // A closed list: "crit", "b64", "zip", "jku", "jwk", "x5u" and "x5c" are refused like anything
  // else unheard-of.
  private static final Set<String> HEADER_NAMES = Set.of("alg", "kid", "typ");

  /**
   * A token that has passed the gate; nothing of it is proven. Immutable, as far as its readers
   * leave it so.
   */
  static final class Unverified {
    private final String alg;
    private final String kid;
    private final String typ;
    private final byte[] signingInput;
    private final byte[] claims;
    private final byte[] signature;

    private Unverified(
        String alg, String kid, String typ, byte[] signingInput, byte[] claims, byte[] signature) {
      this.alg = alg;
      this.kid = kid;
      this.typ = typ;
      this.signingInput = signingInput;
      this.claims = claims;
      this.signature = signature;
    }

    String alg() {
      return alg;
    }

    String kid() {
      return kid;
    }

    String typ() {
      return typ;
    }

    byte[] signingInput() {
      return signingInput;
    }

    byte[] claims() {
      return claims;
    }

    byte[] signature() {
      return signature;
    }
  }

  private JwtGate() {}

  /** The parts of {@code compact}, or empty if it is not of this form. */
  static Optional<Unverified> pass(String compact) {
    if (compact.length() > LONGEST) return Optional.empty();
    int first = compact.indexOf('.');
    int last = compact.lastIndexOf('.');
    if (first <= 0 || last == first || compact.indexOf('.', first + 1) != last)
      return Optional.empty();
    Optional<byte[]> header = decode(compact.substring(0, first));
    Optional<byte[]> claims = decode(compact.substring(first + 1, last));
    Optional<byte[]> signature = decode(compact.substring(last + 1));
    if (header.isEmpty() || claims.isEmpty() || signature.isEmpty()) return Optional.empty();
    byte[] signingInput = compact.substring(0, last).getBytes(StandardCharsets.US_ASCII);
    return JsonObject.parse(header.get())
        .filter(json -> json.names().equals(HEADER_NAMES))
        .flatMap(json -> unverified(json, signingInput, claims.get(), signature.get()));
  }

  private static Optional<Unverified> unverified(
      JsonObject header, byte[] signingInput, byte[] claims, byte[] signature) {
    return header
        .text("alg")
        .flatMap(alg -> header
            .text("kid")
            .flatMap(kid -> header
                .text("typ")
                .map(typ -> new Unverified(alg, kid, typ, signingInput, claims, signature))));
  }

  private static Optional<byte[]> decode(String segment) {
    byte[] decoded;
    try {
      decoded = Base64.getUrlDecoder().decode(segment);
    } catch (IllegalArgumentException notBase64url) {
      return Optional.empty();
    }
    // Padding and altered unused bits decode as well: only what encodes back to itself is the one
    // spelling.
    boolean canonical =
        Base64.getUrlEncoder().withoutPadding().encodeToString(decoded).equals(segment);
    return canonical && decoded.length > 0 ? Optional.of(decoded) : Optional.empty();
  }
}
