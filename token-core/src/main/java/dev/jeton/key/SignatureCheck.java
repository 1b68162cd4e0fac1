package dev.jeton.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * One instance of the Java runtime that verifies with one key, again and again. Not thread-safe.
 */
@FunctionalInterface
interface SignatureCheck {

  /**
   * Whether {@code signature} is that of the first {@code length} bytes of {@code text}.
   *
   * @throws SignatureException for a form that none has; the instance must not be used again
   */
  boolean holds(byte[] text, int length, byte[] signature) throws SignatureException;

  /** {@link IllegalArgumentException} for a key that this algorithm can't verify with. */
  static SignatureCheck of(KeyAlgorithm algorithm, Key key, Implementations implementations) {
    try {
      return switch (algorithm.family()) {
        case SECRET -> mac(implementations.mac(algorithm), key);
        case ELLIPTIC -> elliptic(algorithm, publicKey(implementations.signature(algorithm), key));
        case RSA, EDWARDS -> publicKey(implementations.signature(algorithm), key);
      };
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("the key can't verify with " + algorithm.jose(), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(implementations.lacks(algorithm), e);
    }
  }

  private static SignatureCheck mac(Mac mac, Key key) throws InvalidKeyException {
    mac.init(key);
    return (text, length, tag) -> {
      mac.update(text, 0, length);
      return MessageDigest.isEqual(mac.doFinal(), tag);
    };
  }

  private static SignatureCheck elliptic(KeyAlgorithm algorithm, SignatureCheck check) {
    BigInteger order = algorithm.curve().orElseThrow().getOrder();
    // The first Javas of 17 took noughts for a signature of anything (CVE-2022-21449).
    return (text, length, signature) ->
        withinOrder(signature, order) && check.holds(text, length, signature);
  }

  private static SignatureCheck publicKey(Signature instance, Key key) throws InvalidKeyException {
    if (!(key instanceof PublicKey verifying)) throw new InvalidKeyException("no public key");
    instance.initVerify(verifying);
    return (text, length, signature) -> {
      instance.update(text, 0, length);
      return instance.verify(signature);
    };
  }

  /** Whether both halves are from 1 to {@code order} less 1 (SEC 1, section 4.1.4). */
  static boolean withinOrder(byte[] signature, BigInteger order) {
    int half = signature.length / 2;
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, half));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, half, signature.length));
    return r.signum() > 0 && r.compareTo(order) < 0 && s.signum() > 0 && s.compareTo(order) < 0;
  }
}
