package dev.jeton.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Makes own key pairs and proves that a pair may sign and belongs together. Thread-safe. */
final class KeyPairs {
  private static final int OWN_RSA_BITS = 3072;
  private static final byte[] PROBE = "jeton key pair probe".getBytes(StandardCharsets.US_ASCII);

  private KeyPairs() {}

  static KeyPair generate(KeyAlgorithm algorithm, SecureRandom random) {
    demandMayIssue(algorithm);
    return switch (algorithm.family()) {
      case EDWARDS -> generate("Ed25519", NamedParameterSpec.ED25519, random);
      case ELLIPTIC -> generate("EC", algorithm.curve().orElseThrow(), random);
      case RSA ->
        generate(
            "RSA", new RSAKeyGenParameterSpec(OWN_RSA_BITS, RSAKeyGenParameterSpec.F4), random);
      case SECRET ->
        throw new IllegalArgumentException(algorithm.jose() + " has a secret, not a key pair");
    };
  }

  private static KeyPair generate(String family, AlgorithmParameterSpec spec, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
      generator.initialize(spec, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime can't make " + family + " keys", e);
    }
  }

  /** Answers the public half; a weak, foreign or mismatched pair is {@link IllegalArgumentException}. */
  static VerificationKey proven(String id, KeyAlgorithm algorithm, KeyPair pair) {
    demandMayIssue(algorithm);
    VerificationKey verification = VerificationKey.of(id, algorithm, pair.getPublic());
    if (algorithm.family() == KeyAlgorithm.Family.RSA)
      KeyStrength.demandRsa(algorithm, pair.getPublic(), OWN_RSA_BITS);
    if (!belongTogether(verification, pair))
      throw new IllegalArgumentException("the public key does not belong to the private key");
    return verification;
  }

  /** Whether what the private key signs, the public key verifies. */
  static boolean belongTogether(KeyAlgorithm algorithm, KeyPair pair) {
    return belongTogether(VerificationKey.of("probe", algorithm, pair.getPublic()), pair);
  }

  private static boolean belongTogether(VerificationKey verification, KeyPair pair) {
    byte[] signed = new PreparedSigning(
            verification.algorithm(), pair.getPrivate(), Implementations.INSTALLED)
        .sign(PROBE);
    return verification.verifies(PROBE, signed);
  }

  /** Whether what this key signs, it verifies. */
  static boolean proves(KeyEntry key) {
    return key.verification().verifies(PROBE, key.sign(PROBE));
  }

  static void demandMayIssue(KeyAlgorithm algorithm) {
    if (!algorithm.mayIssue())
      throw new IllegalArgumentException(algorithm.jose()
          + " only verifies foreign tokens: sign with ES256, EdDSA, PS256 or HS256");
  }
}
