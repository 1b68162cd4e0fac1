package dev.jeton.bench.jwt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;

/**
 * The least that can be paid: the cryptography alone, by an instance that is reused, over bytes that
 * were taken apart before. No claim is looked at.
 */
final class RawVerifier implements Verifier {

  private static final class Parts {
    private final byte[] signed;
    private final byte[] signature;

    Parts(String token) {
      int last = token.lastIndexOf('.');
      this.signed = token.substring(0, last).getBytes(StandardCharsets.US_ASCII);
      this.signature = Base64.getUrlDecoder().decode(token.substring(last + 1));
    }
  }

  private final Check check;

  @FunctionalInterface
  private interface Check {
    boolean holds(byte[] signed, byte[] signature) throws GeneralSecurityException;
  }

  RawVerifier(JwtKeys keys) throws GeneralSecurityException {
    this.check = keys.algorithm().symmetric() ? mac(keys) : signature(keys);
  }

  private static Check mac(JwtKeys keys) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(keys.verifying());
    return (signed, tag) -> MessageDigest.isEqual(mac.doFinal(signed), tag);
  }

  private static Check signature(JwtKeys keys) throws GeneralSecurityException {
    Signature verifying = keys.signature();
    verifying.initVerify((PublicKey) keys.verifying());
    return (signed, signature) -> {
      verifying.update(signed);
      return verifying.verify(signature);
    };
  }

  @Override
  public Object claims(String token) throws GeneralSecurityException {
    return judged(new Parts(token));
  }

  @Override
  public Judge over(List<String> tokens) {
    Parts[] parts = tokens.stream().map(Parts::new).toArray(Parts[]::new);
    return index -> judged(parts[index]);
  }

  private Object judged(Parts parts) throws GeneralSecurityException {
    if (!check.holds(parts.signed, parts.signature)) throw new SignatureException("forged");
    return parts;
  }
}
