/**
 * Tokens that carry their claims: the profile, the claims, and signing them with the keys of a ring.
 *
 * <p>Knows no HTTP and no framework.
 */
@NullMarked
package dev.jeton.token.jwt;

import org.jspecify.annotations.NullMarked;
