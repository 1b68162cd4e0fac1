package dev.jeton.key;

import dev.jeton.encoding.Base64Url;
import dev.jeton.json.JsonObject;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Keys as JSON Web Keys (RFC 7517), whole for sealing and without their private members for
 * everybody. Thread-safe.
 */
final class JsonWebKeys {
  // What may be public is listed, not what must be private: what nobody thought of stays inside.
  private static final Set<String> PUBLIC_MEMBERS = Set.of("kty", "crv", "x", "y", "n", "e");

  private JsonWebKeys() {}

  /** The RFC 7638 thumbprint with SHA-256, as base64url. */
  static String thumbprint(PublicKey key) {
    return jwk(key).calculateBase64urlEncodedThumbprint("SHA-256");
  }

  /** The entry as JWKS shows it: public members, {@code kid}, {@code use} and {@code alg}. */
  static JsonObject published(KeyEntry entry) {
    if (!(entry.rawVerifying() instanceof PublicKey key))
      throw new IllegalArgumentException("a secret has no public form: " + entry);
    Map<String, Object> members = jwk(key).toParams(OutputControlLevel.PUBLIC_ONLY);
    members.keySet().retainAll(PUBLIC_MEMBERS);
    members.put("kid", entry.id());
    members.put("use", "sig");
    members.put("alg", entry.algorithm().jose());
    return JsonObject.of(members);
  }

  /** The whole key, private members included: never to be seen outside a sealed entry. */
  static JsonObject secret(KeyEntry entry) {
    Key signing = entry.rawSigning();
    if (entry.algorithm().symmetric())
      return JsonObject.of(Map.of("kty", "oct", "k", Base64Url.encode(signing.getEncoded())));
    PublicJsonWebKey jwk = jwk((PublicKey) entry.rawVerifying());
    jwk.setPrivateKey((PrivateKey) signing);
    return JsonObject.of(jwk.toParams(OutputControlLevel.INCLUDE_PRIVATE));
  }

  /**
   * Reads back what {@link #secret} wrote; {@link IllegalArgumentException} says what is wrong
   * without showing it.
   */
  static KeyEntry entry(
      KeyPurpose purpose, KeyAlgorithm algorithm, String id, Instant createdAt, JsonObject jwk) {
    if (algorithm.symmetric()) return KeyEntry.ofSecret(purpose, id, createdAt, secret(jwk));
    KeyEntry entry = KeyEntry.ofPair(purpose, algorithm, createdAt, pair(jwk));
    if (!entry.id().equals(id))
      throw new IllegalArgumentException("the id is not the thumbprint of the key");
    return entry;
  }

  private static byte[] secret(JsonObject jwk) {
    return Base64Url.decode(jwk.text("k").orElse(""))
        .orElseThrow(() -> new IllegalArgumentException("the secret is not base64url"));
  }

  /** Both halves, not yet proven to belong together. */
  static KeyPair pair(JsonObject jwk) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name : jwk.names()) jwk.text(name).ifPresent(value -> members.put(name, value));
    PublicJsonWebKey read = read(members);
    if (read.getPrivateKey() == null)
      throw new IllegalArgumentException("the private key is missing");
    return new KeyPair(read.getPublicKey(), read.getPrivateKey());
  }

  private static PublicJsonWebKey read(Map<String, Object> members) {
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(members);
    } catch (JoseException | RuntimeException e) {
      // Without the cause: its message may quote members of the private key.
      throw new IllegalArgumentException("the key is not a JSON Web Key");
    }
  }

  private static PublicJsonWebKey jwk(PublicKey key) {
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(key);
    } catch (JoseException e) {
      throw new IllegalArgumentException("no JSON Web Key form for " + key.getAlgorithm(), e);
    }
  }
}
