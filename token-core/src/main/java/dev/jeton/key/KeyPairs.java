package dev.jeton.key;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.jose4j.keys.EllipticCurves;

/** Makes key pairs and proves that a pair is strong enough and belongs together. Thread-safe. */
final class KeyPairs {
  private static final int RSA_BITS = 3072;
  private static final byte[] PROBE = "jeton key pair probe".getBytes(StandardCharsets.US_ASCII);

  private KeyPairs() {}

  static KeyPair generate(KeyAlgorithm algorithm, SecureRandom random) {
    return switch (algorithm) {
      case ED25519 -> generate("Ed25519", NamedParameterSpec.ED25519, random);
      case ES256 -> generate("EC", new ECGenParameterSpec("secp256r1"), random);
      case PS256 ->
        generate("RSA", new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4), random);
      case HS256 -> throw new IllegalArgumentException("HS256 has a secret, not a key pair");
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

  /** Refuses a weak, foreign or mismatched pair with {@link IllegalArgumentException}. */
  static void demand(KeyAlgorithm algorithm, KeyPair pair) {
    demandStrength(algorithm, pair.getPublic());
    if (!matches(algorithm, pair))
      throw new IllegalArgumentException("the public key does not belong to the private key");
  }

  private static void demandStrength(KeyAlgorithm algorithm, PublicKey key) {
    boolean strong = switch (algorithm) {
      case ED25519 ->
        key instanceof EdECPublicKey edwards
            && NamedParameterSpec.ED25519.getName().equals(edwards.getParams().getName());
      case ES256 -> key instanceof ECPublicKey elliptic && onP256(elliptic);
      case PS256 -> key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= RSA_BITS;
      case HS256 -> false;
    };
    if (!strong) throw new IllegalArgumentException(algorithm.jose() + " takes " + rule(algorithm));
  }

  private static String rule(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> "an Ed25519 key pair";
      case ES256 -> "an EC key pair on P-256";
      case PS256 -> "an RSA key pair of at least " + RSA_BITS + " bits";
      case HS256 -> "a secret of at least " + KeyEntry.SECRET_BYTES + " bytes";
    };
  }

  // KeyFactory takes points off the curve, which leak private keys (RFC 8725, section 3.4).
  private static boolean onP256(ECPublicKey key) {
    ECParameterSpec expected = EllipticCurves.P256;
    EllipticCurve curve = expected.getCurve();
    BigInteger prime = ((ECFieldFp) curve.getField()).getP();
    BigInteger x = key.getW().getAffineX();
    BigInteger y = key.getW().getAffineY();
    return key.getParams().getCurve().equals(curve)
        && key.getParams().getGenerator().equals(expected.getGenerator())
        && key.getParams().getOrder().equals(expected.getOrder())
        && x.signum() >= 0
        && x.compareTo(prime) < 0
        && y.signum() >= 0
        && y.compareTo(prime) < 0
        && y.multiply(y)
            .mod(prime)
            .equals(x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime));
  }

  private static boolean matches(KeyAlgorithm algorithm, KeyPair pair) {
    try {
      Signature signing = signature(algorithm);
      signing.initSign(pair.getPrivate());
      signing.update(PROBE);
      Signature verifying = signature(algorithm);
      verifying.initVerify(pair.getPublic());
      verifying.update(PROBE);
      return verifying.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key pair can't sign with " + algorithm.jose(), e);
    }
  }

  private static Signature signature(KeyAlgorithm algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case ED25519 -> Signature.getInstance("Ed25519");
      case ES256 -> Signature.getInstance("SHA256withECDSA");
      case PS256 -> {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        yield pss;
      }
      case HS256 -> throw new IllegalArgumentException("HS256 has a secret, not a key pair");
    };
  }
}
