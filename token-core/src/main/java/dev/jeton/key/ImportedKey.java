package dev.jeton.key;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key that was made elsewhere and may sign JWTs here: strong enough, whole, and with both halves
 * proven to belong together, whoever holds it.
 *
 * <p>Its type says how it signs: EC on P-256 with ES256, Ed25519 with EdDSA, RSA from 3072 to 8192
 * bits with PS256, a secret with HS256. A {@code kid} that it had is forgotten, for a {@link KeyRing}
 * names its keys itself. Of a certificate only the public key counts, and that it may sign.
 *
 * <p>Each reading throws {@link IllegalArgumentException} for a key that breaks a rule, which the
 * message names, and {@link KeyUnavailableException} for a file that is missing, over 64 KiB or open
 * to others than its owner; neither shows a part of the key or the password. Immutable; {@code
 * toString} shows no key.
 */
public final class ImportedKey {
  private static final int FILE_LIMIT = 65_536;
  private static final int LONGEST_RSA_BITS = 8_192;

  private final KeyAlgorithm algorithm;
  private final @Nullable KeyPair pair;
  private final @Nullable SecretKeySpec secret;

  private ImportedKey(
      KeyAlgorithm algorithm, @Nullable KeyPair pair, @Nullable SecretKeySpec secret) {
    this.algorithm = algorithm;
    this.pair = pair;
    this.secret = secret;
  }

  /**
   * Reads a PEM file (RFC 7468): one private key as PKCS #8 in the clear and, if you like, its public
   * key or its certificates, its own first. Nothing but blocks may be in the file.
   */
  public static ImportedKey pem(Path file) {
    return read(file, content -> ofPair(PemKey.read(content)));
  }

  /**
   * Reads the one private key of a PKCS #12 file.
   *
   * @param password of the file and of the key; it is only read: the caller wipes it
   */
  public static ImportedKey pkcs12(Path file, char[] password) {
    return read(file, content -> ofPair(Pkcs12Key.read(content, password, Optional.empty())));
  }

  /**
   * Reads the private key of that alias from a PKCS #12 file.
   *
   * @param password of the file and of the key; it is only read: the caller wipes it
   */
  public static ImportedKey pkcs12(Path file, char[] password, String alias) {
    return read(file, content -> ofPair(Pkcs12Key.read(content, password, Optional.of(alias))));
  }

  /**
   * Reads one JSON Web Key (RFC 7517), not a set: {@code EC}, {@code OKP} or {@code RSA} with its
   * private members, or {@code oct}. What it says in {@code alg}, {@code use} and {@code key_ops} must
   * let it sign.
   */
  public static ImportedKey jwk(Path file) {
    return read(file, PrivateJwk::read);
  }

  private static ImportedKey read(Path file, Function<String, ImportedKey> form) {
    String content = PrivateFiles.read(file, FILE_LIMIT)
        .orElseThrow(
            () -> new KeyUnavailableException(file + " does not exist: name the file of a key"));
    try {
      return form.apply(content);
    } catch (IllegalArgumentException e) {
      // Only the message goes on, it is ours; a cause from below could quote the key.
      throw new IllegalArgumentException(file + " is refused: " + e.getMessage());
    }
  }

  static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }

  static ImportedKey ofPair(KeyPair pair) {
    KeyAlgorithm algorithm = algorithm(pair.getPublic().getAlgorithm());
    if (pair.getPublic() instanceof RSAKey rsa && rsa.getModulus().bitLength() > LONGEST_RSA_BITS)
      throw new IllegalArgumentException(
          algorithm.jose() + " takes an RSA key of at most " + LONGEST_RSA_BITS + " bits");
    KeyPairs.proven("imported", algorithm, pair);
    return new ImportedKey(algorithm, pair, null);
  }

  private static KeyAlgorithm algorithm(String family) {
    return switch (family) {
      case "RSA" -> KeyAlgorithm.PS256;
      case "EC" -> KeyAlgorithm.ES256;
      case "EdDSA", "Ed25519" -> KeyAlgorithm.ED25519;
      default ->
        throw new IllegalArgumentException("the key is none of EC on P-256, Ed25519 and RSA");
    };
  }

  /** The secret is copied. */
  static ImportedKey ofSecret(byte[] secret) {
    KeyStrength.demandSecret(KeyAlgorithm.HS256, secret.length);
    KeyStrength.demandChance(secret);
    return new ImportedKey(KeyAlgorithm.HS256, null, new SecretKeySpec(secret, "HmacSHA256"));
  }

  /** How it signs; a ring takes it only if its {@link KeyPolicy#jwtAlgorithm} is this. */
  public KeyAlgorithm algorithm() {
    return algorithm;
  }

  /** The id that a ring will give it: the RFC 7638 thumbprint of a pair; empty for a secret. */
  public Optional<String> thumbprint() {
    return Optional.ofNullable(pair).map(KeyPair::getPublic).map(JsonWebKeys::thumbprint);
  }

  /** With the id that a ring gives: the thumbprint of a pair, random bytes for a secret. */
  KeyEntry entry(Instant now, SecureRandom random) {
    if (pair != null) return KeyEntry.ofPair(KeyPurpose.JWT, algorithm, now, pair);
    return KeyEntry.ofSecret(KeyPurpose.JWT, now, secret(), random);
  }

  private byte[] secret() {
    if (secret == null) throw new IllegalStateException("a key pair has no secret");
    return secret.getEncoded();
  }

  /** Whether that is this key, whatever its id and purpose. */
  boolean is(KeyEntry key) {
    if (pair != null) return key.rawVerifying().equals(pair.getPublic());
    return key.algorithm().symmetric()
        && MessageDigest.isEqual(key.rawSigning().getEncoded(), secret());
  }

  @Override
  public String toString() {
    return "ImportedKey[" + algorithm.jose() + ", key redacted]";
  }
}
