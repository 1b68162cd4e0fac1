package dev.jeton.token.jwks;

import dev.jeton.Forge;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** A key pair of somebody else, made, shown and used without the code under test. Immutable. */
public record ForeignKey(String id, String algorithm, KeyPair pair) {

  public static ForeignKey es256(String id) {
    return new ForeignKey(id, "ES256", pair("EC", new ECGenParameterSpec("secp256r1")));
  }

  public static ForeignKey es384(String id) {
    return new ForeignKey(id, "ES384", pair("EC", new ECGenParameterSpec("secp384r1")));
  }

  public static ForeignKey es512(String id) {
    return new ForeignKey(id, "ES512", pair("EC", new ECGenParameterSpec("secp521r1")));
  }

  public static ForeignKey edDsa(String id) {
    return new ForeignKey(id, "EdDSA", pair("Ed25519", NamedParameterSpec.ED25519));
  }

  public static ForeignKey rsa(String id, String algorithm, int bits) {
    return new ForeignKey(
        id, algorithm, pair("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4)));
  }

  private static KeyPair pair(String family, AlgorithmParameterSpec spec) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
      generator.initialize(spec);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The same key under another name or for another algorithm. */
  public ForeignKey as(String otherId, String otherAlgorithm) {
    return new ForeignKey(otherId, otherAlgorithm, pair);
  }

  /** The members of its public JWK, to be changed. */
  public Map<String, Object> members() {
    try {
      Map<String, Object> members = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic())
          .toParams(OutputControlLevel.PUBLIC_ONLY);
      members.put("kid", id);
      members.put("alg", algorithm);
      members.put("use", "sig");
      return members;
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  /** One member of it, as text. */
  public String member(String name) {
    return String.valueOf(members().get(name));
  }

  /** Its public JWK. */
  public String jwk() {
    return json(members());
  }

  public static String json(Map<String, ?> members) {
    return members.entrySet().stream()
        .map(each -> '"' + each.getKey() + "\":" + value(each.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  // What is no text is raw JSON in a text of its own kind.
  private static String value(Object value) {
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }

  public static String set(ForeignKey... keys) {
    return setOf(Stream.of(keys).map(ForeignKey::jwk).toArray(String[]::new));
  }

  public static String setOf(String... jwks) {
    return "{\"keys\":[" + String.join(",", jwks) + "]}";
  }

  /** A token with this header and these claims, rightly signed. */
  public String token(String header, String claims) {
    String input = Forge.base64(header) + "." + Forge.base64(claims);
    return input + "." + Forge.base64(signature(input));
  }

  public byte[] signature(String input) {
    return switch (algorithm) {
      case "ES256" -> Forge.signature("SHA256withECDSAinP1363Format", pair.getPrivate(), input);
      case "ES384" -> Forge.signature("SHA384withECDSAinP1363Format", pair.getPrivate(), input);
      case "ES512" -> Forge.signature("SHA512withECDSAinP1363Format", pair.getPrivate(), input);
      case "EdDSA" -> Forge.signature("Ed25519", pair.getPrivate(), input);
      case "RS256" -> Forge.signature("SHA256withRSA", pair.getPrivate(), input);
      case "PS256" -> pss(pair.getPrivate(), 256, input);
      case "PS384" -> pss(pair.getPrivate(), 384, input);
      case "PS512" -> pss(pair.getPrivate(), 512, input);
      default -> throw new AssertionError(algorithm);
    };
  }

  private static byte[] pss(PrivateKey key, int bits, String input) {
    try {
      Signature signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(new PSSParameterSpec(
          "SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), bits / 8, 1));
      signature.initSign(key);
      signature.update(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
