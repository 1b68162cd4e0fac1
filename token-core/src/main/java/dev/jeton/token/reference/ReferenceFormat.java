package dev.jeton.token.reference;

import dev.jeton.encoding.Base64Url;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.session.Rejection;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.NewSessions;
import dev.jeton.token.SessionToken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The format of a reference token: {@code <prefix>_<kind>_<payload>}, the payload being base64url
 * without padding of
 *
 * <pre>version (1) · MAC key id (4) · session id (16) · generation (4) · secret (32) · tag (16)</pre>
 *
 * where the tag is HMAC-SHA-256 over {@code <prefix>_<kind>_} and all of the payload before it, cut
 * to 128 bits. The tag filters: garbage costs no store read, a kind can't be renamed into another,
 * and knowing a session id is no use. The secret is the credential. Thread-safe.
 */
final class ReferenceFormat {

  private static final byte VERSION = 1;
  private static final int TAG_BYTES = 16;
  private static final int KEY_AT = 1;
  private static final int ID_AT = KEY_AT + Integer.BYTES;
  private static final int GENERATION_AT = ID_AT + SessionId.BYTES;
  private static final int SECRET_AT = GENERATION_AT + Integer.BYTES;
  private static final int TAGGED_BYTES = SECRET_AT + NewSessions.SECRET_BYTES;
  private static final int PAYLOAD_LENGTH = (TAGGED_BYTES + TAG_BYTES) * 8 / 6 + 1;

  /**
   * What a token says.
   *
   * @param proven whether its tag is by a key of ours; if not, that key was revoked, and all the rest
   *     may be anybody's invention
   */
  record Parsed(SessionToken token, SessionId id, int generation, Secret secret, boolean proven) {}

  /** Either what was parsed or why not. */
  record Reading(Optional<Parsed> parsed, Rejection otherwise) {
    private static Reading not(Rejection reason) {
      return new Reading(Optional.empty(), reason);
    }
  }

  private final String head;
  private final byte[] headBytes;
  private final KeyRing keys;
  private final List<ReferenceFormat> others;

  /**
   * @param makes the first is written, and all are read; never empty
   */
  static ReferenceFormat of(List<PrefixedKeys> makes, TokenKind kind) {
    List<ReferenceFormat> others = makes.stream()
        .skip(1)
        .map(make -> new ReferenceFormat(make.prefix(), kind, make.keys(), List.of()))
        .toList();
    return new ReferenceFormat(makes.get(0).prefix(), kind, makes.get(0).keys(), others);
  }

  private ReferenceFormat(
      String prefix, TokenKind kind, KeyRing keys, List<ReferenceFormat> others) {
    if (!prefix.matches("[a-z][a-z0-9]{0,15}"))
      throw new IllegalArgumentException("the token prefix " + prefix
          + " must be 1 to 16 characters of a-z 0-9 and begin with a letter");
    this.head = prefix + "_" + kind.letter() + "_";
    this.headBytes = head.getBytes(StandardCharsets.US_ASCII);
    this.keys = keys;
    this.others = others;
  }

  /** The token of the record's generation; the same one wherever and whenever it is written. */
  SessionToken write(SessionRecord record, Secret secret) {
    KeyEntry key = record
        .rotation()
        .macKey()
        .flatMap(named -> keys.find(KeyPurpose.MAC, named))
        .orElseGet(() -> keys.active(KeyPurpose.MAC));
    byte[] payload = ByteBuffer.allocate(TAGGED_BYTES + TAG_BYTES)
        .put(VERSION)
        .putInt(key.shortId())
        .put(record.id().bytes())
        .putInt(record.generation())
        .put(secret.reveal())
        .array();
    System.arraycopy(tag(key, payload), 0, payload, TAGGED_BYTES, TAG_BYTES);
    return SessionToken.of(head + Base64Url.encode(payload));
  }

  /** What the token says, if it is of any of the makes. */
  Reading read(SessionToken presented) {
    Reading mine = readMine(presented);
    // Makes may share a prefix: only a tag tells whose a token is, and each has keys of its own.
    return mine.parsed().isPresent()
        ? mine
        : others.stream()
            .map(other -> other.readMine(presented))
            .filter(reading -> reading.parsed().isPresent())
            .findFirst()
            .orElse(mine);
  }

  private Reading readMine(SessionToken presented) {
    Optional<byte[]> decoded = payload(presented.reveal());
    if (decoded.isEmpty()) return Reading.not(Rejection.MALFORMED);
    byte[] payload = decoded.get();
    if (payload[0] != VERSION) return Reading.not(Rejection.MALFORMED);
    int keyId = ByteBuffer.wrap(payload).getInt(KEY_AT);
    Optional<KeyEntry> key = keys.find(KeyPurpose.MAC, keyId);
    byte[] tag = Arrays.copyOfRange(payload, TAGGED_BYTES, payload.length);
    boolean proven = key.isPresent() && MessageDigest.isEqual(tag(key.get(), payload), tag);
    if (!proven && !revoked(keyId)) return Reading.not(Rejection.FORGED);
    SessionId id = SessionId.at(payload, ID_AT);
    int generation = ByteBuffer.wrap(payload).getInt(GENERATION_AT);
    Secret secret = Secret.at(payload, SECRET_AT);
    return new Reading(
        Optional.of(new Parsed(presented, id, generation, secret, proven)), Rejection.MALFORMED);
  }

  // Only of a key that was ours: any other number would buy a store read for garbage.
  private boolean revoked(int keyId) {
    return keys.revoked(KeyPurpose.MAC, keyId);
  }

  private Optional<byte[]> payload(String text) {
    if (text.length() != head.length() + PAYLOAD_LENGTH || !text.startsWith(head))
      return Optional.empty();
    // What is no Latin character becomes a question mark, which no spelling has.
    byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
    return Base64Url.decode(characters, head.length(), characters.length);
  }

  private byte[] tag(KeyEntry key, byte[] payload) {
    return Arrays.copyOf(key.hmac(headBytes, payload, TAGGED_BYTES), TAG_BYTES);
  }
}
