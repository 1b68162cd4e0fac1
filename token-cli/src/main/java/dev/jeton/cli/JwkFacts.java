package dev.jeton.cli;

import dev.jeton.json.JsonObject;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is public of a JSON Web Key (RFC 7517). Immutable.
 *
 * @param size the curve, or bits
 * @param thumbprint RFC 7638; none for a secret, of which it would tell something
 * @param whole whether a private part, or the secret, is in it
 */
record JwkFacts(
    String type, String size, String algorithm, String id, String thumbprint, boolean whole) {

  static final List<String> HEAD = List.of("KTY", "SIZE", "ALG", "PRIVATE", "KID", "THUMBPRINT");

  private static final String NONE = "-";
  private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
  // RFC 7638, section 3.2, and RFC 8037, section 2.
  private static final Map<String, List<String>> THUMBPRINT_MEMBERS = Map.of(
      "EC", List.of("crv", "kty", "x", "y"),
      "OKP", List.of("crv", "kty", "x"),
      "RSA", List.of("e", "kty", "n"));

  static JwkFacts of(JsonObject jwk) {
    String type = jwk.text("kty").orElse(NONE);
    return new JwkFacts(
        type,
        size(jwk, type),
        jwk.text("alg").orElse(NONE),
        jwk.text("kid").orElse(NONE),
        thumbprint(jwk, type).orElse(NONE),
        PRIVATE.stream().anyMatch(jwk::has));
  }

  List<String> row() {
    return List.of(type, size, algorithm, whole ? "YES" : "no", id, thumbprint);
  }

  private static String size(JsonObject jwk, String type) {
    return switch (type) {
      case "EC", "OKP" -> jwk.text("crv").orElse(NONE);
      case "RSA" ->
        bytes(jwk, "n").map(n -> new BigInteger(1, n).bitLength() + " bits").orElse(NONE);
      case "oct" -> bytes(jwk, "k").map(k -> k.length * Byte.SIZE + " bits").orElse(NONE);
      default -> NONE;
    };
  }

  private static Optional<byte[]> bytes(JsonObject jwk, String name) {
    try {
      return jwk.text(name).map(Base64.getUrlDecoder()::decode);
    } catch (IllegalArgumentException notBase64url) {
      return Optional.empty();
    }
  }

  private static Optional<String> thumbprint(JsonObject jwk, String type) {
    Map<String, String> members = new TreeMap<>();
    List<String> names = THUMBPRINT_MEMBERS.getOrDefault(type, List.of());
    for (String name : names) jwk.text(name).ifPresent(value -> members.put(name, value));
    if (members.isEmpty() || members.size() < names.size()) return Optional.empty();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(JsonObject.of(members).utf8());
      return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
