package dev.jeton;

import dev.jeton.key.KeyEntry;
import dev.jeton.key.RawKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes any JWT, well made or not, with the JDK alone: the code under test has no part in it. */
public final class Forge {
  private Forge() {}

  public static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String decoded(String segment) {
    return new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8);
  }

  /** A token whose signature is right, whatever the header and the claims say. */
  public static String signed(KeyEntry key, String header, String claims) {
    return signedSegments(key, base64(header), base64(claims));
  }

  public static String signedSegments(KeyEntry key, String header, String claims) {
    String input = header + "." + claims;
    return input + "." + base64(signature(key, input));
  }

  public static byte[] signature(KeyEntry key, String input) {
    return switch (key.algorithm()) {
      case ES256 -> signature("SHA256withECDSAinP1363Format", RawKeys.signing(key), input);
      case ED25519 -> signature("Ed25519", RawKeys.signing(key), input);
      case PS256 -> signature("RSASSA-PSS", RawKeys.signing(key), input);
      case HS256 -> hmac("HmacSHA256", RawKeys.signing(key).getEncoded(), input);
      default -> throw new AssertionError(key.algorithm() + " signs no token of ours");
    };
  }

  public static byte[] signature(String algorithm, Key key, String input) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      if (algorithm.equals("RSASSA-PSS"))
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      signature.initSign((PrivateKey) key);
      signature.update(input.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static byte[] hmac(String algorithm, byte[] secret, String input) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return mac.doFinal(input.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
