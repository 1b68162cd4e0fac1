package dev.jeton.key;

import java.util.regex.Pattern;

/**
 * A key at rest: a name that says purpose and slot ({@code jwt-1}) and the whole entry, sealed.
 * Immutable.
 *
 * <p>The sealed text is ASCII in practice but not checked here: what a store gives back may be
 * damaged.
 */
public record StoredKey(String name, String sealed) {
  /** The longest sealed text in characters; an RSA key of 8192 bits needs about 9000. */
  public static final int MAX_LENGTH = 16_384;

  private static final Pattern NAME = Pattern.compile("[a-z]{1,16}-[1-9][0-9]{0,8}");

  public StoredKey {
    if (!named(name))
      throw new IllegalArgumentException("a key's name has the form purpose-number: " + name);
    if (sealed.length() > MAX_LENGTH)
      throw new IllegalArgumentException(
          name + " has " + sealed.length() + " characters, at most " + MAX_LENGTH);
  }

  /** Whether this could be the name of a stored key; such a name is also safe as a file name. */
  public static boolean named(String name) {
    return NAME.matcher(name).matches();
  }

  int number() {
    return Integer.parseInt(name.substring(name.indexOf('-') + 1));
  }

  /**
   * Refuses a replacement that would change the name; for implementations of {@link
   * KeyStore#replace}.
   */
  public static void demandOneName(StoredKey present, StoredKey next) {
    if (!present.name.equals(next.name))
      throw new IllegalArgumentException(
          present.name + " can't be replaced by " + next.name + ": a key keeps its name");
  }

  @Override
  public String toString() {
    return "StoredKey[" + name + ", sealed]";
  }
}
