package dev.jeton.token;

import dev.jeton.encoding.Base64Url;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.session.SessionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tokens by which a client that sends neither {@code Sec-Fetch-Site} nor {@code Origin} proves that it
 * has read a page of this application, which no other site's page can: a MAC over the session, its
 * generation and chance. One is good for its session alone, and until the session gets another token
 * or ends. It opens nothing without the session's cookie, so it may stand in a page. Thread-safe.
 *
 * <p>Base64url without padding of: version (1) · key id (4) · chance (16) · HMAC-SHA-256 (32).
 */
public final class AntiForgeryTokens {

  /** The request header that brings a token back: no form and no image of another site can set it. */
  public static final String HEADER = "X-CSRF-Token";

  private static final byte[] PURPOSE = "anti-forgery".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final int CHANCE_BYTES = 16;
  private static final int HEAD_BYTES = 1 + Integer.BYTES + CHANCE_BYTES;
  private static final int TAG_BYTES = 32;
  private static final int TEXT_LENGTH = 71;

  private final KeyRing keys;
  private final SecureRandom random;

  public AntiForgeryTokens(KeyRing keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /** A token of this generation of the session; each call answers another. */
  public String issue(SessionId session, int generation) {
    KeyEntry key = keys.active(KeyPurpose.CSRF);
    // One that is the same in every page could be guessed from the lengths of compressed pages.
    byte[] chance = new byte[CHANCE_BYTES];
    random.nextBytes(chance);
    byte[] head = ByteBuffer.allocate(HEAD_BYTES)
        .put(VERSION)
        .putInt(key.shortId())
        .put(chance)
        .array();
    byte[] tag = key.hmac(message(head, session, generation));
    return Base64Url.encode(
        ByteBuffer.allocate(HEAD_BYTES + TAG_BYTES).put(head).put(tag).array());
  }

  /** Whether {@code presented} is a token of this generation of the session. */
  public boolean verifies(String presented, SessionId session, int generation) {
    return decoded(presented)
        .filter(bytes -> bytes[0] == VERSION)
        .filter(bytes -> tagged(bytes, session, generation))
        .isPresent();
  }

  private boolean tagged(byte[] bytes, SessionId session, int generation) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte[] head = new byte[HEAD_BYTES];
    byte[] tag = new byte[TAG_BYTES];
    buffer.get(head).get(tag);
    return keys.find(KeyPurpose.CSRF, buffer.getInt(1))
        .filter(key -> MessageDigest.isEqual(key.hmac(message(head, session, generation)), tag))
        .isPresent();
  }

  private static byte[] message(byte[] head, SessionId session, int generation) {
    byte[] counted = ByteBuffer.allocate(Integer.BYTES).putInt(generation).array();
    return framed(PURPOSE, head, session.bytes(), counted);
  }

  /** All parts in a row, the length of each before it: no two lists of parts are one message. */
  static byte[] framed(byte[]... parts) {
    int bytes = Stream.of(parts).mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer message = ByteBuffer.allocate(bytes);
    for (byte[] part : parts) message.putInt(part.length).put(part);
    return message.array();
  }

  private static Optional<byte[]> decoded(String presented) {
    return presented.length() == TEXT_LENGTH ? Base64Url.decode(presented) : Optional.empty();
  }
}
