package dev.jeton.key;

import dev.jeton.json.JsonObject;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a whole key from one JSON Web Key (RFC 7517, RFC 7518, RFC 8037). Every refusal is an {@link
 * IllegalArgumentException} that names the rule and shows no value. Stateless.
 */
final class PrivateJwk {
  private static final Set<String> PUBLIC_MEMBERS = Set.of("kty", "crv", "x", "y", "n", "e", "alg");

  private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi");
  private static final int COORDINATE = 32;

  private PrivateJwk() {}

  static ImportedKey read(String content) {
    JsonObject jwk = JsonObject.parse(ImportedKey.bytes(content))
        .orElseThrow(() -> new IllegalArgumentException("it is not one strict JSON object"));
    if (jwk.has("keys"))
      throw new IllegalArgumentException("it is a set: put the one key to import into a file");
    String type = JwkMembers.type(jwk);
    KeyAlgorithm algorithm = algorithm(type);
    demandSigns(jwk, algorithm);
    if (algorithm.symmetric()) return ImportedKey.ofSecret(JwkMembers.bytes(jwk, "k"));
    PublicKey publicKey = publicKey(jwk, algorithm);
    demandPrivateMembers(jwk, type);
    return ImportedKey.ofPair(new KeyPair(publicKey, JsonWebKeys.pair(jwk).getPrivate()));
  }

  private static KeyAlgorithm algorithm(String type) {
    return switch (type) {
      case "EC" -> KeyAlgorithm.ES256;
      case "OKP" -> KeyAlgorithm.ED25519;
      case "RSA" -> KeyAlgorithm.PS256;
      case "oct" -> KeyAlgorithm.HS256;
      default -> throw new IllegalArgumentException("its kty is none of EC, OKP, RSA and oct");
    };
  }

  private static void demandSigns(JsonObject jwk, KeyAlgorithm algorithm) {
    if (JwkMembers.text(jwk, "alg").filter(alg -> !alg.equals(algorithm.jose())).isPresent())
      throw new IllegalArgumentException(
          "its alg is not " + algorithm.jose() + ", by which a key of its kty signs here");
    if (JwkMembers.text(jwk, "use").filter(use -> !use.equals("sig")).isPresent())
      throw new IllegalArgumentException("its use is not sig");
    if (!jwk.has("key_ops")) return;
    Optional<List<String>> operations = jwk.texts("key_ops");
    if (operations.filter(list -> list.contains("sign")).isEmpty())
      throw new IllegalArgumentException("its key_ops don't let it sign");
  }

  // jose4j reads every spelling of a number, and leaves out what it doesn't know.
  private static void demandPrivateMembers(JsonObject jwk, String type) {
    if (!jwk.has("d")) throw new IllegalArgumentException("it holds no private key");
    if (jwk.has("oth")) throw new IllegalArgumentException("it has more than two primes");
    for (String name : PRIVATE_MEMBERS) if (jwk.has(name)) JwkMembers.bytes(jwk, name);
    if (!type.equals("RSA") && JwkMembers.bytes(jwk, "d").length != COORDINATE)
      throw new IllegalArgumentException("its d has not " + COORDINATE + " bytes");
  }

  /** By the rules for public keys, which are strict on curves, lengths and spellings. */
  private static PublicKey publicKey(JsonObject jwk, KeyAlgorithm algorithm) {
    Map<String, String> members = new HashMap<>();
    for (String name : PUBLIC_MEMBERS)
      JwkMembers.text(jwk, name).ifPresent(value -> members.put(name, value));
    return new PublicJwk(Set.of(algorithm))
        .read(JsonObject.of(members))
        .map(VerificationKey::raw)
        .map(PublicKey.class::cast)
        .orElseThrow(
            () -> new IllegalArgumentException("its crv is not the one of " + algorithm.jose()));
  }
}
