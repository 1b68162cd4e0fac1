package dev.jeton.key;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.security.spec.NamedParameterSpec;

/**
 * The demands on a key before it verifies anything; each refusal is an {@link
 * IllegalArgumentException} that names the rule. Thread-safe.
 */
final class KeyStrength {
  private static final int FOREIGN_RSA_BITS = 2048;
  private static final int LEAST_DIFFERENT = 16;

  private KeyStrength() {}

  static void demand(KeyAlgorithm algorithm, PublicKey key) {
    switch (algorithm.family()) {
      case EDWARDS -> demandEdwards(algorithm, key);
      case ELLIPTIC -> demandPoint(algorithm, key);
      case RSA -> demandRsa(algorithm, key, FOREIGN_RSA_BITS);
      case SECRET ->
        throw new IllegalArgumentException(algorithm.jose() + " takes a secret, not a public key");
    }
  }

  static void demandSecret(KeyAlgorithm algorithm, int bytes) {
    if (!algorithm.symmetric())
      throw new IllegalArgumentException(algorithm.jose() + " takes a public key, not a secret");
    if (bytes < algorithm.signatureBytes())
      throw new IllegalArgumentException("a secret of " + bytes + " bytes is shorter than "
          + algorithm.signatureBytes() + ", which " + algorithm.jose() + " needs");
  }

  /** Refuses a secret of our own that a person may have thought of (RFC 8725, section 3.5). */
  static void demandChance(byte[] secret) {
    int different = 0;
    boolean text = true;
    boolean[] seen = new boolean[1 << Byte.SIZE];
    for (byte each : secret) {
      if (!seen[each & 0xff]) different++;
      seen[each & 0xff] = true;
      text &= each >= ' ' && each <= '~';
    }
    // Of 32 bytes by chance one time in ten thousand million million are so few different.
    if (different < LEAST_DIFFERENT)
      throw new IllegalArgumentException("a secret with " + different
          + " different bytes, less than " + LEAST_DIFFERENT + ", is not random");
    if (text)
      throw new IllegalArgumentException("the secret is a text, and a password can be guessed:"
          + " if it spells random bytes, import those");
  }

  static void demandRsa(KeyAlgorithm algorithm, PublicKey key, int leastBits) {
    if (!(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() < leastBits)
      throw new IllegalArgumentException(
          algorithm.jose() + " takes an RSA key of at least " + leastBits + " bits");
    BigInteger exponent = rsa.getPublicExponent();
    // With 1 every message is its own signature; an even exponent has no inverse.
    if (exponent.compareTo(BigInteger.ONE) <= 0 || !exponent.testBit(0))
      throw new IllegalArgumentException("the exponent of an RSA key is odd and above 1");
    if (!rsa.getModulus().testBit(0))
      throw new IllegalArgumentException("the modulus of an RSA key is odd");
    if (RocaFingerprint.of(rsa.getModulus()))
      throw new IllegalArgumentException(
          "the RSA key can be factored (ROCA, CVE-2017-15361): make a new one elsewhere");
  }

  private static void demandEdwards(KeyAlgorithm algorithm, PublicKey key) {
    boolean right = key instanceof EdECPublicKey edwards
        && NamedParameterSpec.ED25519.getName().equals(edwards.getParams().getName());
    if (!right) throw new IllegalArgumentException(algorithm.jose() + " takes an Ed25519 key");
  }

  private static void demandPoint(KeyAlgorithm algorithm, PublicKey key) {
    ECParameterSpec expected = algorithm.curve().orElseThrow();
    if (!(key instanceof ECPublicKey elliptic) || !on(expected, elliptic))
      throw new IllegalArgumentException(algorithm.jose() + " takes an EC key on P-"
          + expected.getCurve().getField().getFieldSize());
  }

  // KeyFactory takes points off the curve, which leak private keys (RFC 8725, section 3.4).
  private static boolean on(ECParameterSpec expected, ECPublicKey key) {
    EllipticCurve curve = expected.getCurve();
    BigInteger prime = ((ECFieldFp) curve.getField()).getP();
    BigInteger x = key.getW().getAffineX();
    BigInteger y = key.getW().getAffineY();
    // The point at infinity has no coordinates.
    if (x == null || y == null) return false;
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
}
