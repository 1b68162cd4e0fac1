package dev.jeton.token.jws;

import dev.jeton.encoding.Base64Url;
import dev.jeton.json.JsonObject;
import dev.jeton.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * A JWS in compact serialisation (RFC 7515, section 7.1) that has passed the strict gate; nothing
 * of it is proven. Immutable, as far as its readers leave the arrays alone.
 *
 * <p>The gate lets one spelling of a token pass: base64url that encodes back to itself, a header
 * that is one strict JSON object and names nothing that would make a verifier fetch, unpack or
 * ignore something. jose4j's own decoder takes padding, white space and altered unused bits, so that
 * one token would have many spellings; it never sees a token.
 */
public final class CompactJws {

  /** The longest token that is looked at, in characters: more than most request headers hold. */
  public static final int LONGEST = 8192;

  // Keys by reference or by value, compression, and extensions that change what is signed or what
  // must be understood: no token of ours or of a trusted issuer needs one (RFC 8725, sections 3.6
  // and 3.10; RFC 7515, section 4.1.11; RFC 7797, section 7).
  private static final Set<String> REFUSED_IN_HEADER =
      Set.of("crit", "b64", "zip", "jku", "jwk", "x5u", "x5c");

  private final String spelledHeader;
  private final JsonObject header;
  private final String algorithm;
  private final byte[] ascii;
  private final int signed;
  private final byte[] payload;
  private final byte[] signature;

  private CompactJws(
      String spelledHeader,
      JsonObject header,
      String algorithm,
      byte[] ascii,
      int signed,
      byte[] payload,
      byte[] signature) {
    this.spelledHeader = spelledHeader;
    this.header = header;
    this.algorithm = algorithm;
    this.ascii = ascii;
    this.signed = signed;
    this.payload = payload;
    this.signature = signature;
  }

  /**
   * The parts of {@code compact}, or empty if it is anything but three non-empty segments in the
   * one spelling, with a header that has an {@code alg} and nothing dangerous. Costs linear time;
   * what is longer than {@link #LONGEST} is not decoded.
   */
  public static Optional<CompactJws> read(String compact) {
    return read(compact, new KnownHeaders());
  }

  /** The same, where a header that is {@code known} need not be taken apart again. */
  public static Optional<CompactJws> read(String compact, KnownHeaders known) {
    if (compact.length() > LONGEST) return Optional.empty();
    int first = compact.indexOf('.');
    int last = compact.lastIndexOf('.');
    if (first <= 0 || last == first || compact.indexOf('.', first + 1) != last)
      return Optional.empty();
    // What is not ASCII becomes a question mark, which no segment has; but a surrogate pair becomes
    // one, and moves what follows.
    byte[] ascii = compact.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length != compact.length()) return Optional.empty();
    Optional<byte[]> payload = segment(ascii, first + 1, last);
    Optional<byte[]> signature = segment(ascii, last + 1, ascii.length);
    if (payload.isEmpty() || signature.isEmpty()) return Optional.empty();
    String spelled = compact.substring(0, first);
    return header(ascii, spelled, known)
        .flatMap(json -> json.text("alg")
            .map(algorithm -> new CompactJws(
                spelled, json, algorithm, ascii, last, payload.get(), signature.get())));
  }

  private static Optional<JsonObject> header(byte[] ascii, String spelled, KnownHeaders known) {
    JsonObject before = known.find(spelled);
    if (before != null) return Optional.of(before);
    return segment(ascii, 0, spelled.length())
        .flatMap(JsonObject::parse)
        .filter(json -> Collections.disjoint(json.names(), REFUSED_IN_HEADER));
  }

  private static Optional<byte[]> segment(byte[] ascii, int from, int to) {
    return from < to ? Base64Url.decode(ascii, from, to) : Optional.empty();
  }

  /** The first segment. */
  String spelledHeader() {
    return spelledHeader;
  }

  /** All that the header says. */
  public JsonObject header() {
    return header;
  }

  /** {@code alg}, as it is spelled: it may only agree with the algorithm of the key. */
  public String algorithm() {
    return algorithm;
  }

  /** {@code kid}, where there is one and it is text. */
  public Optional<String> keyId() {
    return header.text("kid");
  }

  /** {@code typ}, where there is one and it is text. */
  public Optional<String> type() {
    return header.text("typ");
  }

  /** What was signed: the first two segments with the dot between them, in ASCII. */
  public byte[] signingInput() {
    return Arrays.copyOf(ascii, signed);
  }

  /** Whether the signature is {@code key}'s; whose key that is, and for what, is not asked here. */
  public boolean signedBy(VerificationKey key) {
    return key.verifies(ascii, signed, signature);
  }

  /** The payload, not yet parsed: it is worth that only once the signature holds. */
  public byte[] payload() {
    return payload;
  }

  /** The signature or MAC. */
  public byte[] signature() {
    return signature;
  }

  /** The names in the header alone: the rest is a token that may be good. */
  @Override
  public String toString() {
    return "CompactJws[" + header + "]";
  }
}
