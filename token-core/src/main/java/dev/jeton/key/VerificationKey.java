package dev.jeton.key;

import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that verifies signatures of one algorithm and can do nothing else; strong enough, whoever
 * holds it.
 *
 * <p>A public key, ours or a foreign issuer's, or a shared secret. Immutable, thread-safe; {@code
 * toString} shows no key.
 */
public final class VerificationKey {
  private final String id;
  private final KeyAlgorithm algorithm;
  private final Key key;
  private final PreparedChecks checks;
  private final int signatureBytes;

  private VerificationKey(
      String id,
      KeyAlgorithm algorithm,
      Key key,
      int signatureBytes,
      Implementations implementations) {
    this.id = id;
    this.algorithm = algorithm;
    this.key = key;
    this.checks = new PreparedChecks(algorithm, key, implementations);
    this.signatureBytes = signatureBytes;
  }

  /**
   * Refuses a weak, foreign or malicious key with an {@link IllegalArgumentException} that names the
   * rule.
   */
  static VerificationKey of(String id, KeyAlgorithm algorithm, PublicKey key) {
    KeyStrength.demand(algorithm, key);
    int bytes = key instanceof RSAKey rsa
        ? (rsa.getModulus().bitLength() + 7) / 8
        : algorithm.signatureBytes();
    return new VerificationKey(id, algorithm, key, bytes, Implementations.INSTALLED);
  }

  /** Refuses a secret that is shorter than the algorithm's hash (RFC 7518, section 3.2). */
  static VerificationKey ofSecret(String id, KeyAlgorithm algorithm, byte[] secret) {
    KeyStrength.demandSecret(algorithm, secret.length);
    Key key = new SecretKeySpec(secret, "Hmac" + algorithm.jose().replace("HS", "SHA"));
    return new VerificationKey(
        id, algorithm, key, algorithm.signatureBytes(), Implementations.INSTALLED);
  }

  /** The same key, which verifies by these. */
  VerificationKey by(Implementations implementations) {
    return new VerificationKey(id, algorithm, key, signatureBytes, implementations);
  }

  /** The {@code kid} under which this key is found; of a foreign key it is the issuer's choice. */
  public String id() {
    return id;
  }

  /** The one algorithm of this key; the header of a token only has to agree with it. */
  public KeyAlgorithm algorithm() {
    return algorithm;
  }

  /**
   * Whether {@code signature} is this key's over {@code signingInput}; a signature of another length
   * than the algorithm and the key make never is.
   */
  public boolean verifies(byte[] signingInput, byte[] signature) {
    return verifies(signingInput, signingInput.length, signature);
  }

  /** The same over the first {@code length} bytes of {@code text}. */
  public boolean verifies(byte[] text, int length, byte[] signature) {
    // The JDK reads 64 bytes of an Ed25519 signature and lets any that follow stand, and splits an
    // ECDSA signature of any even length: one token would have many spellings.
    return signature.length == signatureBytes && checks.verifies(text, length, signature);
  }

  /** The key itself; only for sealing and publishing. */
  Key raw() {
    return key;
  }

  @Override
  public String toString() {
    return "VerificationKey[" + algorithm.jose() + " " + id + "]";
  }
}
