package dev.jeton.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
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
  static SignatureCheck of(KeyAlgorithm algorithm, Key key) {
    try {
      return switch (algorithm.family()) {
        case SECRET -> mac(algorithm, key);
        case ELLIPTIC -> elliptic(algorithm, key);
        case RSA, EDWARDS -> publicKey(signature(algorithm), key);
      };
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("the key can't verify with " + algorithm.jose(), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no " + algorithm.jose(), e);
    }
  }

  private static SignatureCheck mac(KeyAlgorithm algorithm, Key key)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA" + bits(algorithm));
    mac.init(key);
    return (text, length, tag) -> {
      mac.update(text, 0, length);
      return MessageDigest.isEqual(mac.doFinal(), tag);
    };
  }

  private static SignatureCheck elliptic(KeyAlgorithm algorithm, Key key)
      throws GeneralSecurityException {
    BigInteger order = algorithm.curve().orElseThrow().getOrder();
    SignatureCheck check = publicKey(signature(algorithm), key);
    // The first Javas of 17 took noughts for a signature of anything (CVE-2022-21449).
    return (text, length, signature) ->
        withinOrder(signature, order) && check.holds(text, length, signature);
  }

  private static SignatureCheck publicKey(Signature instance, Key key)
      throws GeneralSecurityException {
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

  private static Signature signature(KeyAlgorithm algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case ED25519 -> Signature.getInstance("Ed25519");
      case ES256, ES384, ES512 ->
        Signature.getInstance("SHA" + bits(algorithm) + "withECDSAinP1363Format");
      case PS256, PS384, PS512 -> pss(bits(algorithm));
      case RS256, RS384, RS512 -> Signature.getInstance("SHA" + bits(algorithm) + "withRSA");
      case HS256, HS384, HS512 ->
        throw new IllegalArgumentException(algorithm.jose() + " is a MAC, not a signature");
    };
  }

  // The salt is as long as the hash, and both hashes are one (RFC 7518, section 3.5).
  private static Signature pss(int bits) throws GeneralSecurityException {
    Signature instance = Signature.getInstance("RSASSA-PSS");
    String hash = "SHA-" + bits;
    instance.setParameter(new PSSParameterSpec(
        hash,
        "MGF1",
        new MGF1ParameterSpec(hash),
        bits / Byte.SIZE,
        PSSParameterSpec.TRAILER_FIELD_BC));
    return instance;
  }

  /** Of its hash: what stands at the end of its name. */
  private static int bits(KeyAlgorithm algorithm) {
    return Integer.parseInt(algorithm.jose().substring(2));
  }
}
