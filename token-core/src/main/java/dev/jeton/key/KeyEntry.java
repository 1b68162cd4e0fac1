package dev.jeton.key;

import dev.jeton.encoding.Base64Url;
import dev.jeton.reuse.Idle;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * One key with its purpose, algorithm and id; strong enough and proven to work, whoever holds it.
 *
 * <p>A key for JWTs signs ({@link #sign}) and verifies ({@link #verification()}); a key of any other
 * purpose only computes MACs ({@link #hmac}). The key itself never leaves. Immutable, thread-safe.
 * {@code toString} shows no key.
 */
public final class KeyEntry {
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 4;

  private final KeyPurpose purpose;
  private final KeyAlgorithm algorithm;
  private final String id;
  private final Instant createdAt;
  private final Key signing;
  private final VerificationKey verification;
  private final int shortId;
  private final Implementations implementations;
  private final @Nullable PreparedSigning signatures;
  private final @Nullable Idle<Mac> macs;

  private KeyEntry(
      KeyPurpose purpose,
      KeyAlgorithm algorithm,
      String id,
      Instant createdAt,
      Key signing,
      VerificationKey verification,
      Implementations implementations) {
    this.purpose = purpose;
    this.algorithm = algorithm;
    this.id = id;
    this.createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
    this.signing = signing;
    this.verification = verification;
    this.shortId = algorithm.symmetric() ? fourBytes(id) : 0;
    this.implementations = implementations;
    boolean signs = purpose == KeyPurpose.JWT;
    this.signatures = signs ? new PreparedSigning(algorithm, signing, implementations) : null;
    this.macs = signs ? null : new Idle<>(() -> keyed(signing, implementations));
  }

  /** Draws a new key; slow for PS256 (up to seconds). */
  static KeyEntry generate(
      KeyPurpose purpose, KeyAlgorithm algorithm, Instant now, SecureRandom random) {
    if (!algorithm.symmetric())
      return ofPair(purpose, algorithm, now, KeyPairs.generate(algorithm, random));
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return ofSecret(purpose, now, secret, random);
  }

  /** Draws an id for a secret that is there. */
  static KeyEntry ofSecret(KeyPurpose purpose, Instant now, byte[] secret, SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return ofSecret(purpose, Base64Url.encode(id), now, secret);
  }

  static KeyEntry ofPair(
      KeyPurpose purpose, KeyAlgorithm algorithm, Instant createdAt, KeyPair pair) {
    if (purpose != KeyPurpose.JWT)
      throw new IllegalArgumentException(
          "a " + purpose.word() + " key is a secret, not a key pair");
    String id = JsonWebKeys.thumbprint(pair.getPublic());
    VerificationKey verification = KeyPairs.proven(id, algorithm, pair);
    return new KeyEntry(
        purpose,
        algorithm,
        id,
        createdAt,
        pair.getPrivate(),
        verification,
        Implementations.INSTALLED);
  }

  static KeyEntry ofSecret(KeyPurpose purpose, String id, Instant createdAt, byte[] secret) {
    VerificationKey verification = VerificationKey.ofSecret(id, KeyAlgorithm.HS256, secret);
    return new KeyEntry(
        purpose,
        KeyAlgorithm.HS256,
        id,
        createdAt,
        verification.raw(),
        verification,
        Implementations.INSTALLED);
  }

  /**
   * The same key, which signs, verifies and computes MACs by these; {@link IllegalArgumentException}
   * if they lack its algorithm or can't use it.
   */
  KeyEntry by(Implementations wanted) {
    if (implementations.same(wanted)) return this;
    wanted.demand(algorithm);
    KeyEntry entry =
        new KeyEntry(purpose, algorithm, id, createdAt, signing, verification.by(wanted), wanted);
    if (purpose == KeyPurpose.JWT && !KeyPairs.proves(entry))
      throw new IllegalArgumentException(wanted + " does not verify what it signed with it");
    return entry;
  }

  private static int fourBytes(String id) {
    return Base64Url.decode(id)
        .filter(bytes -> bytes.length == ID_BYTES)
        .map(bytes -> ByteBuffer.wrap(bytes).getInt())
        .orElseThrow(() -> new IllegalArgumentException(
            "the id of a secret is " + ID_BYTES + " bytes as base64url, not " + id));
  }

  /** What this key is for. */
  public KeyPurpose purpose() {
    return purpose;
  }

  /** How this key signs. */
  public KeyAlgorithm algorithm() {
    return algorithm;
  }

  /**
   * Names this key within its purpose, and is public: the RFC 7638 thumbprint of a key pair, else 4
   * random bytes as base64url.
   */
  public String id() {
    return id;
  }

  /**
   * The id of a secret as four bytes, big-endian; {@link IllegalStateException} for a key pair: its
   * id is longer.
   */
  public int shortId() {
    if (!algorithm.symmetric())
      throw new IllegalStateException("the id of a key pair has no four-byte form: call id()");
    return shortId;
  }

  /** When this key was made, in whole seconds. */
  public Instant createdAt() {
    return createdAt;
  }

  /**
   * Signs {@code input} as the algorithm says (RFC 7515, section 5.1); {@link IllegalStateException}
   * for any other purpose than JWT.
   */
  public byte[] sign(byte[] input) {
    if (signatures == null) throw notForJwts();
    return signatures.sign(input);
  }

  /** The name of who computes with this key. */
  String provider() {
    return implementations.provider(algorithm).getName();
  }

  /** The half that verifies; {@link IllegalStateException} for any other purpose than JWT. */
  public VerificationKey verification() {
    if (purpose != KeyPurpose.JWT) throw notForJwts();
    return verification;
  }

  private IllegalStateException notForJwts() {
    return new IllegalStateException("a " + purpose.word() + " key stays inside: call hmac(..)");
  }

  /**
   * Answers the HMAC-SHA-256 (RFC 2104) of all parts in a row, 32 bytes.
   *
   * <p>Nothing separates the parts: give each a fixed length or a prefix. {@link
   * IllegalStateException} for a key for JWTs. Costs no provider look-up.
   */
  public byte[] hmac(byte[]... parts) {
    return computed(mac -> {
      for (byte[] part : parts) mac.update(part);
    });
  }

  /** The same of {@code head} and the first {@code length} bytes of {@code text}. */
  public byte[] hmac(byte[] head, byte[] text, int length) {
    return computed(mac -> {
      mac.update(head);
      mac.update(text, 0, length);
    });
  }

  private byte[] computed(Consumer<Mac> feeding) {
    if (macs == null) throw new IllegalStateException("a jwt key computes no MAC: call sign(..)");
    Mac mac = macs.take();
    feeding.accept(mac);
    byte[] tag = mac.doFinal();
    macs.giveBack(mac);
    return tag;
  }

  private static Mac keyed(Key secret, Implementations implementations) {
    try {
      Mac mac = implementations.mac(KeyAlgorithm.HS256);
      mac.init(secret);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(implementations.lacks(KeyAlgorithm.HS256), e);
    }
  }

  /** The keys themselves, whatever the purpose; only for sealing and publishing. */
  Key rawSigning() {
    return signing;
  }

  Key rawVerifying() {
    return verification.raw();
  }

  @Override
  public String toString() {
    return "KeyEntry[" + purpose.word() + " " + algorithm.jose() + " " + id + ", key redacted]";
  }
}
