package dev.jeton.key;

/**
 * What a key may do now. Nobody sets it: every node computes it from when the keys of one purpose
 * begin and were revoked, so all choose alike. Immutable.
 */
public enum KeyState {
  /** Known to everybody, and verifies, so that the first token it signs is good everywhere. */
  PENDING,
  /** Signs; there is one for each purpose. */
  ACTIVE,
  /** Verifies what it signed before its successor came. */
  VERIFYING,
  /** Does nothing any more: whatever it signed is over. */
  RETIRED,
  /** Does nothing from the moment it was revoked. */
  REVOKED;

  /** Whether a signature by such a key counts. */
  public boolean verifies() {
    return this == PENDING || this == ACTIVE || this == VERIFYING;
  }
}
