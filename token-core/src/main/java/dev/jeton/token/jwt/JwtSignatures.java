package dev.jeton.token.jwt;

import dev.jeton.encoding.Base64Url;
import dev.jeton.json.JsonObject;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.token.SessionToken;
import dev.jeton.token.jws.CompactJws;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs and verifies with the keys of the ring. One key has one algorithm,
 * and the header's {@code alg} only has to agree with it (RFC 8725, section 3.1). Thread-safe.
 */
final class JwtSignatures {
  /** The first segment of all tokens of a key and a type. */
  private record Header(KeyEntry key, String spelled) {}

  private final KeyRing keys;
  private final Map<JwtType, Header> headers = new ConcurrentHashMap<>();

  JwtSignatures(KeyRing keys) {
    this.keys = keys;
  }

  /**
   * A token of {@code claims}.
   *
   * @throws dev.jeton.token.NoRoomException if it is longer than {@code room}
   */
  SessionToken sign(JwtType type, JsonObject claims, JwtRoom room) {
    KeyEntry key = keys.active(KeyPurpose.JWT);
    String signingInput = header(type, key) + "." + Base64Url.encode(claims.utf8());
    SessionToken token = SessionToken.of(signingInput + "."
        + Base64Url.encode(key.sign(signingInput.getBytes(StandardCharsets.US_ASCII))));
    // Nobody could log in with it, and the reason would be far from the log-in.
    room.demand(token, claims);
    return token;
  }

  private String header(JwtType type, KeyEntry key) {
    Header last = headers.get(type);
    if (last != null && last.key() == key) return last.spelled();
    Map<String, String> header = new LinkedHashMap<>();
    header.put("alg", key.algorithm().jose());
    header.put("kid", key.id());
    header.put("typ", type.typ());
    String spelled = Base64Url.encode(JsonObject.of(header).utf8());
    headers.put(type, new Header(key, spelled));
    return spelled;
  }

  /**
   * The key of ours that signed {@code token}, if one did and the token's algorithm is that key's.
   */
  Optional<KeyEntry> signer(CompactJws token) {
    return token
        .keyId()
        .flatMap(kid -> keys.find(KeyPurpose.JWT, kid))
        .filter(key -> key.algorithm().jose().equals(token.algorithm()))
        .filter(key -> token.signedBy(key.verification()));
  }

  /** Whether this very key may verify now. */
  boolean trust(KeyEntry key) {
    return keys.find(KeyPurpose.JWT, key.id()).filter(present -> present == key).isPresent();
  }
}
