package dev.jeton.key;

import dev.jeton.reuse.Idle;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import javax.crypto.Mac;

/**
 * Signs with one key by instances that are prepared once; whose key that is was decided before.
 * Thread-safe; waits for nobody.
 */
final class PreparedSigning {

  /** One instance. Not thread-safe. */
  @FunctionalInterface
  private interface Signing {
    byte[] sign(byte[] input) throws SignatureException;
  }

  private final KeyAlgorithm algorithm;
  private final Idle<Signing> idle;

  PreparedSigning(KeyAlgorithm algorithm, Key key, Implementations implementations) {
    this.algorithm = algorithm;
    this.idle = new Idle<>(() -> prepared(algorithm, key, implementations));
  }

  /** {@link IllegalArgumentException} for a key that this algorithm can't sign with. */
  byte[] sign(byte[] input) {
    Signing signing = idle.take();
    try {
      byte[] signature = signing.sign(input);
      idle.giveBack(signing);
      return signature;
    } catch (SignatureException e) {
      throw unfit(algorithm, e);
    }
  }

  private static Signing prepared(
      KeyAlgorithm algorithm, Key key, Implementations implementations) {
    try {
      if (algorithm.symmetric()) {
        Mac mac = implementations.mac(algorithm);
        mac.init(key);
        return mac::doFinal;
      }
      if (!(key instanceof PrivateKey secret)) throw new InvalidKeyException("no private key");
      return asymmetric(implementations.signature(algorithm), secret);
    } catch (InvalidKeyException e) {
      throw unfit(algorithm, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(implementations.lacks(algorithm), e);
    }
  }

  private static Signing asymmetric(Signature instance, PrivateKey key) throws InvalidKeyException {
    instance.initSign(key);
    return input -> {
      instance.update(input);
      return instance.sign();
    };
  }

  private static IllegalArgumentException unfit(KeyAlgorithm algorithm, Exception cause) {
    return new IllegalArgumentException("the key can't sign with " + algorithm.jose(), cause);
  }
}
