package dev.jeton.key;

import dev.jeton.encoding.Base64Url;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key that seals all other keys: 32 random bytes from configuration, never from the store it
 * protects.
 *
 * <p>As a file: base64url without padding (43 characters), mode 0600 or 0400. Whoever loses it
 * loses every key and with them every session. Immutable; {@code toString} shows only its id,
 * {@code equals} takes constant time.
 */
public final class MasterKey {
  private static final int BYTES = 32;
  private static final int FILE_LIMIT = 256;
  private static final byte[] ID_LABEL = "jeton master key id".getBytes(StandardCharsets.US_ASCII);

  private final byte[] key;
  private final String id;

  private MasterKey(byte[] key) {
    this.key = key;
    this.id = idOf(key);
  }

  /**
   * A master key from 32 bytes, which are copied; they must come from a random generator, not from
   * a password.
   */
  public static MasterKey of(byte[] key) {
    if (key.length != BYTES)
      throw new IllegalArgumentException("a master key has " + BYTES + " bytes, not " + key.length);
    return new MasterKey(key.clone());
  }

  /**
   * Reads the file; {@link KeyUnavailableException} when it is missing, malformed or readable by
   * others.
   */
  public static MasterKey read(Path file) {
    String text = PrivateFiles.read(file, FILE_LIMIT)
        .orElseThrow(() -> new KeyUnavailableException("master key file " + file
            + " does not exist: restore it, or put 32 random bytes as base64url there"));
    byte[] key = Base64Url.decode(text.strip())
        .filter(decoded -> decoded.length == BYTES)
        .orElseThrow(() -> new KeyUnavailableException(
            "master key file " + file + " must hold 32 bytes as base64url without padding"
                + " (43 characters): restore it from a backup"));
    return new MasterKey(key);
  }

  /**
   * Reads the file, or makes it at the first start, with the directories that lead to it; processes
   * that start together agree on one key. For development and single machines: elsewhere a missing
   * master key should stop the start.
   */
  public static MasterKey readOrCreate(Path file, SecureRandom random) {
    if (!Files.exists(file)) {
      PrivateFiles.makeParent(file);
      PrivateFiles.createIfAbsent(file, Base64Url.encode(generate(random).key));
    }
    return read(file);
  }

  /**
   * Makes a new master key in a file that must not be there yet, with the directories that lead to
   * it; {@link IllegalArgumentException} if it is there.
   */
  public static MasterKey create(Path file) {
    MasterKey made = generate(new SecureRandom());
    PrivateFiles.makeParent(file);
    if (!PrivateFiles.createIfAbsent(file, Base64Url.encode(made.key)))
      throw new IllegalArgumentException(
          file + " is there already: whoever overwrites a master key loses what it sealed");
    return made;
  }

  static MasterKey generate(SecureRandom random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return new MasterKey(key);
  }

  /** Names this key without revealing it; stands in the clear on everything it sealed. */
  public String id() {
    return id;
  }

  SecretKey reveal() {
    return new SecretKeySpec(key, "AES");
  }

  private static String idOf(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64Url.encode(Arrays.copyOf(mac.doFinal(ID_LABEL), 6));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime can't compute HmacSHA256", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MasterKey that && MessageDigest.isEqual(key, that.key);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "MasterKey[" + id + ", redacted]";
  }
}
