package dev.jeton.bench.jwt;

import dev.jeton.key.KeyAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * One key that everybody is given. Immutable.
 *
 * @param algorithm how it signs
 * @param signing the private key, or the secret
 * @param verifying the public key, or the same secret
 * @param provider by which everybody verifies and signs, if not by the first that is installed
 */
record JwtKeys(KeyAlgorithm algorithm, Key signing, Key verifying, Optional<Provider> provider) {

  private static final int SECRET_BYTES = 32;
  private static final int SALT_BYTES = 32;
  private static final int BITS_OF_FOREIGN_RSA = 2048;
  private static final int BITS_OF_OWN_RSA = 3072;

  static JwtKeys draw(KeyAlgorithm algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case HS256 -> ofSecret();
      case ES256 -> ofPair(algorithm, ellipticPair());
      case ED25519 -> ofPair(algorithm, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
      case PS256 -> ofPair(algorithm, rsaPair(BITS_OF_OWN_RSA));
      case RS256 -> ofPair(algorithm, rsaPair(BITS_OF_FOREIGN_RSA));
      default -> throw new IllegalArgumentException("nobody is asked about " + algorithm);
    };
  }

  private static JwtKeys ofSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    Key key = new SecretKeySpec(secret, "HmacSHA256");
    return new JwtKeys(KeyAlgorithm.HS256, key, key, Optional.empty());
  }

  private static JwtKeys ofPair(KeyAlgorithm algorithm, KeyPair pair) {
    return new JwtKeys(algorithm, pair.getPrivate(), pair.getPublic(), Optional.empty());
  }

  private static KeyPair ellipticPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static KeyPair rsaPair(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  /** The same key, with which everybody verifies and signs by {@code wanted}. */
  JwtKeys by(Provider wanted) {
    return new JwtKeys(algorithm, signing, verifying, Optional.of(wanted));
  }

  /** An instance that knows neither key nor direction yet. */
  Signature signature() throws GeneralSecurityException {
    String name = switch (algorithm) {
      case ES256 -> "SHA256withECDSAinP1363Format";
      case ED25519 -> "Ed25519";
      case PS256 -> "RSASSA-PSS";
      default -> "SHA256withRSA";
    };
    Signature signature = provider.isPresent()
        ? Signature.getInstance(name, provider.get())
        : Signature.getInstance(name);
    if (algorithm == KeyAlgorithm.PS256)
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_BYTES, 1));
    return signature;
  }

  /** All of the key as a JSON Web Key. */
  String privateJwk() throws JoseException {
    if (algorithm.symmetric())
      return new OctetSequenceJsonWebKey(signing).toJson(OutputControlLevel.INCLUDE_PRIVATE);
    PublicJsonWebKey jwk = (PublicJsonWebKey) JsonWebKey.Factory.newJwk(verifying);
    jwk.setPrivateKey((PrivateKey) signing);
    return jwk.toJson(OutputControlLevel.INCLUDE_PRIVATE);
  }

  /** What everybody may know of a key pair. */
  String publicJwk(String keyId) throws JoseException {
    JsonWebKey jwk = JsonWebKey.Factory.newJwk(verifying);
    jwk.setKeyId(keyId);
    return jwk.toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  /** A token of this header and these claims. */
  String sign(String keyId, String type, String claims) throws JoseException {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(algorithm.jose());
    jws.setKeyIdHeaderValue(keyId);
    jws.setHeader("typ", type);
    jws.setPayload(claims);
    jws.setKey(signing);
    return jws.getCompactSerialization();
  }
}
