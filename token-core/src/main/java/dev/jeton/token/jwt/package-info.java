/**
 * Tokens that carry their claims: profile, strict gate, signing and verifying by jose4j's
 * algorithms.
 *
 * <p>Knows no HTTP and no framework.
 */
@NullMarked
package dev.jeton.token.jwt;

import org.jspecify.annotations.NullMarked;
