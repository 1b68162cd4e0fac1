package dev.jeton.key;

import java.util.Locale;

/** What a key may be used for; each entry serves exactly one purpose. Immutable. */
public enum KeyPurpose {
  /**
   * Signs JWTs. The only purpose whose algorithm can be chosen, and the only one that JWKS may
   * show.
   */
  JWT,
  /** Tags reference tokens, so that garbage costs no store read. */
  MAC,
  /** Derives the successor of a refresh token's secret. */
  ROTATE,
  /** Tags the tokens by which a client proves that no other site began its request. */
  CSRF,
  /**
   * Hashes subjects into session ids. Never rotates: the session ids of one subject must go on to
   * share a hash.
   */
  SUBJECT;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether keys of this purpose may get successors. */
  boolean rotates() {
    return this != SUBJECT;
  }

  /** The name under which the key of this number rests. */
  String name(int number) {
    return word() + "-" + number;
  }

  boolean names(String stored) {
    return stored.startsWith(word() + "-");
  }
}
