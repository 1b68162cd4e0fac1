/**
 * Tokens that are a key to a record: their format, and issuing and validating them.
 *
 * <p>Knows no JWT and no HTTP.
 */
@NullMarked
package dev.jeton.token.reference;

import org.jspecify.annotations.NullMarked;
