package dev.jeton.key;

import dev.jeton.encoding.Base64Url;
import dev.jeton.json.JsonObject;
import java.util.Optional;

/**
 * The members that all keys of a set have in common (RFC 7517, section 4), in the one shape that
 * they may have. Every method throws {@link IllegalArgumentException} for another shape.
 */
final class JwkMembers {

  private static final int LONGEST_ID = 1024;

  private JwkMembers() {}

  static String type(JsonObject jwk) {
    return text(jwk, "kty").orElseThrow(() -> new IllegalArgumentException("it has no kty"));
  }

  /** The {@code kid}, where there is one. */
  static Optional<String> id(JsonObject jwk) {
    Optional<String> id = text(jwk, "kid");
    if (id.filter(text -> text.isBlank() || text.length() > LONGEST_ID).isPresent())
      throw new IllegalArgumentException("its kid is blank or over " + LONGEST_ID + " characters");
    return id;
  }

  /** Whether {@code use} and {@code key_ops} let it verify signatures. */
  static boolean verifies(JsonObject jwk) {
    boolean used = text(jwk, "use").map("sig"::equals).orElse(true);
    if (!jwk.has("key_ops")) return used;
    return used
        && jwk.texts("key_ops")
            .orElseThrow(() -> new IllegalArgumentException("its key_ops are no list of words"))
            .contains("verify");
  }

  /** The text of that name, where there is one. */
  static Optional<String> text(JsonObject jwk, String name) {
    if (!jwk.has(name)) return Optional.empty();
    return Optional.of(jwk.text(name)
        .orElseThrow(() -> new IllegalArgumentException("its " + name + " is no text")));
  }

  /** The bytes of that name, which must be base64url in its one spelling. */
  static byte[] bytes(JsonObject jwk, String name) {
    String text =
        text(jwk, name).orElseThrow(() -> new IllegalArgumentException("it has no " + name));
    return Base64Url.decode(text)
        .orElseThrow(() -> new IllegalArgumentException("its " + name + " is not base64url"));
  }
}
