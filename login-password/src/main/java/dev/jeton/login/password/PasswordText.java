package dev.jeton.login.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * The bytes of a password, prepared as RFC 8265, section 4.2 (OpaqueString) maps them: every space
 * is U+0020, and NFC, so that one password typed on two keyboards is one password. Case and width
 * stay. What that profile forbids, such as control characters or joined emoji, is let through: it
 * would shut out passwords that exist.
 */
final class PasswordText {

  static final int MOST_BYTES = 1024;
  // Normalising costs too, and shrinks a text to a quarter at the very most.
  private static final int MOST_CHARACTERS = 4 * MOST_BYTES;

  private PasswordText() {}

  /**
   * Empty for a password of no bytes, of more than {@value #MOST_BYTES}, or with half a surrogate
   * pair.
   */
  static Optional<byte[]> prepare(String password) {
    if (password.length() > MOST_CHARACTERS) return Optional.empty();
    StringBuilder spaced = new StringBuilder(password.length());
    password
        .codePoints()
        .map(each -> Character.getType(each) == Character.SPACE_SEPARATOR ? ' ' : each)
        .forEach(spaced::appendCodePoint);
    String text = Normalizer.normalize(spaced, Normalizer.Form.NFC);
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) return Optional.empty();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length > 0 && bytes.length <= MOST_BYTES ? Optional.of(bytes) : Optional.empty();
  }
}
