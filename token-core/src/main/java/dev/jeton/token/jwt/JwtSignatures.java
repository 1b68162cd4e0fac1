package dev.jeton.token.jwt;

import dev.jeton.json.JsonObject;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.token.SessionToken;
import dev.jeton.token.jws.CompactJws;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;

/**
 * Signs and verifies by jose4j's algorithms with the keys of the ring. One key has one algorithm,
 * and the header's {@code alg} only has to agree with it (RFC 8725, section 3.1). Thread-safe.
 */
final class JwtSignatures {
  private static final int ED25519_BYTES = 64;

  private final KeyRing keys;
  private final ProviderContext providers = new ProviderContext();

  JwtSignatures(KeyRing keys) {
    this.keys = keys;
  }

  SessionToken sign(JwtType type, JsonObject claims) {
    KeyEntry key = keys.active(KeyPurpose.JWT);
    Map<String, String> header = new LinkedHashMap<>();
    header.put("alg", key.algorithm().jose());
    header.put("kid", key.id());
    header.put("typ", type.typ());
    String signingInput = encode(JsonObject.of(header).utf8()) + "." + encode(claims.utf8());
    String token = signingInput + "." + encode(signature(key, signingInput));
    // Nobody could log in with it, and the reason would be far from the log-in.
    if (token.length() > CompactJws.LONGEST)
      throw new IllegalStateException("a JWT of " + token.length() + " characters is over the "
          + CompactJws.LONGEST
          + " that are accepted: give its subject fewer roles and permissions, or"
          + " issue reference tokens");
    return SessionToken.of(token);
  }

  /**
   * The claims of {@code token} if its signature is by a key of ours and its algorithm is that
   * key's.
   */
  Optional<JsonObject> verifiedClaims(CompactJws token) {
    return token
        .keyId()
        .flatMap(kid -> keys.find(KeyPurpose.JWT, kid))
        .filter(key -> key.algorithm().jose().equals(token.algorithm()))
        .filter(key -> verifies(key, token))
        .flatMap(key -> JsonObject.parse(token.payload()));
  }

  private boolean verifies(KeyEntry key, CompactJws token) {
    // The JDK reads 64 bytes of an Ed25519 signature and lets any that follow stand: one token
    // would have many spellings.
    if (key.algorithm() == KeyAlgorithm.ED25519 && token.signature().length != ED25519_BYTES)
      return false;
    try {
      return algorithm(key)
          .verifySignature(token.signature(), key.verifying(), token.signingInput(), providers);
    } catch (JoseException unverifiable) {
      // jose4j throws for signatures of a length or form that the algorithm can't have: forged like
      // any other.
      return false;
    }
  }

  private byte[] signature(KeyEntry key, String signingInput) {
    try {
      JsonWebSignatureAlgorithm algorithm = algorithm(key);
      return algorithm.sign(
          algorithm.prepareForSign(key.signing(), providers),
          signingInput.getBytes(StandardCharsets.US_ASCII));
    } catch (JoseException failure) {
      throw new IllegalStateException("the active key " + key.id() + " can't sign", failure);
    }
  }

  private static JsonWebSignatureAlgorithm algorithm(KeyEntry key)
      throws InvalidAlgorithmException {
    return AlgorithmFactoryFactory.getInstance()
        .getJwsAlgorithmFactory()
        .getAlgorithm(key.algorithm().jose());
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
