package dev.jeton.login.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an Argon2id hash, read from and written to the PHC string format, in the one
 * spelling that the reference implementation writes. Not thread-safe: belongs to one computation,
 * which must not change the arrays.
 */
final class PhcString {

  private static final int LONGEST = 256;
  private static final Pattern FORM =
      Pattern.compile("\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]{0,6}),p=([1-9][0-9]?)"
          + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  final Argon2Cost cost;
  final byte[] salt;
  final byte[] hash;

  PhcString(Argon2Cost cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  /**
   * Empty for anything else than Argon2id version 19 within the bounds, salt of 8 to 64 bytes, hash
   * of 16 to 64.
   */
  static Optional<PhcString> parse(PasswordHash stored) {
    String text = stored.reveal();
    if (text.length() > LONGEST) return Optional.empty();
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) return Optional.empty();
    int memory = Integer.parseInt(parts.group(1));
    int iterations = Integer.parseInt(parts.group(2));
    int lanes = Integer.parseInt(parts.group(3));
    Optional<byte[]> salt = bytes(parts.group(4), 8);
    Optional<byte[]> hash = bytes(parts.group(5), 16);
    if (salt.isEmpty() || hash.isEmpty() || !Argon2Cost.bearable(memory, iterations, lanes))
      return Optional.empty();
    return Optional.of(
        new PhcString(new Argon2Cost(memory, iterations, lanes), salt.get(), hash.get()));
  }

  PasswordHash write() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return PasswordHash.of("$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations()
        + ",p=" + cost.parallelism() + "$" + base64.encodeToString(salt) + "$"
        + base64.encodeToString(hash));
  }

  private static Optional<byte[]> bytes(String base64, int least) {
    // A remainder of one character is no byte, and the decoder would throw.
    if (base64.length() % 4 == 1) return Optional.empty();
    byte[] bytes = Base64.getDecoder().decode(base64);
    boolean oneSpelling =
        Base64.getEncoder().withoutPadding().encodeToString(bytes).equals(base64);
    return Optional.of(bytes)
        .filter(read -> oneSpelling && read.length >= least && read.length <= 64);
  }
}
