package dev.jeton.token.reference;

import dev.jeton.key.KeyRing;

/**
 * What reference tokens of one make have in common. Immutable.
 *
 * @param prefix 1 to 16 characters of {@code a-z 0-9}: what secret scanners look for
 * @param keys what they are tagged with, and what leads from one refresh token to the next
 */
public record PrefixedKeys(String prefix, KeyRing keys) {}
