package dev.jeton.cli;

import dev.jeton.json.JsonObject;
import dev.jeton.session.SessionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a token says of itself, none of it verified, without the parts that make it a credential.
 * Immutable.
 */
final class DecodedToken {
  private static final Pattern REFERENCE =
      Pattern.compile("[a-z][a-z0-9]{0,15}_([sr])_([A-Za-z0-9_-]+)");
  // Version, id of the MAC key, session id, generation, secret, tag.
  private static final int REFERENCE_BYTES = 1 + 4 + SessionId.BYTES + 4 + 32 + 16;
  private static final List<String> TIMES = List.of("iat", "nbf", "exp", "auth_time");

  private final List<String> lines;

  private DecodedToken(List<String> lines) {
    this.lines = lines;
  }

  List<String> lines() {
    return lines;
  }

  static DecodedToken of(String token) {
    Matcher reference = REFERENCE.matcher(token);
    if (reference.matches()) return ofReference(reference.group(1), reference.group(2));
    JsonObject header = header(token)
        .orElseThrow(() -> new Refusal("it is neither a reference token nor a compact JWT"));
    JsonObject claims =
        claims(token).orElseThrow(() -> new Refusal("its payload is not one strict JSON object"));
    List<String> lines = new ArrayList<>();
    lines.add("header: " + text(header));
    lines.add("claims: " + text(claims));
    for (String name : TIMES)
      claims.integer(name).ifPresent(seconds -> lines.add(name + ": " + instant(seconds)));
    return new DecodedToken(lines);
  }

  private static DecodedToken ofReference(String kind, String payload) {
    byte[] bytes = decoded(payload)
        .filter(whole -> whole.length == REFERENCE_BYTES)
        .orElseThrow(() -> new Refusal("it is no whole reference token"));
    ByteBuffer parts = ByteBuffer.wrap(bytes);
    int version = parts.get();
    byte[] key = new byte[4];
    parts.get(key);
    byte[] session = new byte[SessionId.BYTES];
    parts.get(session);
    return new DecodedToken(List.of(
        "reference token, " + (kind.equals("s") ? "session" : "refresh") + ", version " + version,
        "mac key: " + Base64.getUrlEncoder().withoutPadding().encodeToString(key),
        "session: " + SessionId.of(session),
        "generation: " + parts.getInt()));
  }

  /** Of a JWT with three parts; empty for anything else. */
  static Optional<JsonObject> header(String token) {
    return part(token, 0);
  }

  /** Of a JWT with three parts; empty for anything else. */
  static Optional<JsonObject> claims(String token) {
    return part(token, 1);
  }

  private static Optional<JsonObject> part(String token, int index) {
    String[] parts = token.split("\\.", -1);
    return parts.length == 3 ? decoded(parts[index]).flatMap(JsonObject::parse) : Optional.empty();
  }

  private static Optional<byte[]> decoded(String base64url) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(base64url));
    } catch (IllegalArgumentException notBase64url) {
      return Optional.empty();
    }
  }

  private static String text(JsonObject json) {
    return new String(json.utf8(), StandardCharsets.UTF_8);
  }

  private static String instant(long seconds) {
    try {
      return Instant.ofEpochSecond(seconds).toString();
    } catch (DateTimeException tooFar) {
      return "no time";
    }
  }
}
