package dev.jeton.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import javax.crypto.KeyAgreement;

/**
 * Finds the public half of a private key that came alone. The JDK does whatever touches the private
 * half; the pair is to be proven all the same. Stateless.
 */
final class PublicHalf {
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private PublicHalf() {}

  static PublicKey of(PrivateKey key) {
    try {
      if (key instanceof ECPrivateKey elliptic) return ofElliptic(elliptic);
      if (key instanceof EdECPrivateKey edwards) return ofEdwards(edwards);
      if (key instanceof RSAPrivateCrtKey rsa)
        return KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
    } catch (GeneralSecurityException e) {
      // Without the cause: it may quote the key.
    }
    throw new IllegalArgumentException(
        "the public key can't be found from its private key: put it into the file, too");
  }

  // Agreeing on a secret with the generator itself gives x of the public point. Its y is one of
  // two, and only the right one verifies.
  private static PublicKey ofElliptic(ECPrivateKey key) throws GeneralSecurityException {
    ECParameterSpec spec = KeyAlgorithm.ES256.curve().orElseThrow();
    EllipticCurve curve = spec.getCurve();
    if (!key.getParams().getCurve().equals(curve))
      throw new IllegalArgumentException("ES256 takes an EC key on P-256");
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(key);
    agreement.doPhase(point(spec, spec.getGenerator()), true);
    BigInteger x = new BigInteger(1, agreement.generateSecret());
    BigInteger prime = ((ECFieldFp) curve.getField()).getP();
    BigInteger square =
        x.modPow(THREE, prime).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
    // A square root, for the prime of P-256 is 3 modulo 4.
    BigInteger y = square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
    PublicKey one = point(spec, new ECPoint(x, y));
    boolean right = KeyPairs.belongTogether(KeyAlgorithm.ES256, new KeyPair(one, key));
    return right ? one : point(spec, new ECPoint(x, prime.subtract(y)));
  }

  private static PublicKey point(ECParameterSpec spec, ECPoint point)
      throws GeneralSecurityException {
    return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, spec));
  }

  // The JDK computes it only while it makes a pair, from 32 bytes that it asks for.
  private static PublicKey ofEdwards(EdECPrivateKey key) throws GeneralSecurityException {
    byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("not to be had"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Repeating(seed));
    return generator.generateKeyPair().getPublic();
  }

  /** No chance at all: answers the same bytes, to whoever asks for as many. */
  private static final class Repeating extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient byte[] bytes;

    private Repeating(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] wanted) {
      if (wanted.length != bytes.length) throw new IllegalArgumentException("another key length");
      System.arraycopy(bytes, 0, wanted, 0, wanted.length);
    }
  }
}
