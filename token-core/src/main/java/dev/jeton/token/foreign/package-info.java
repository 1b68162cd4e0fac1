/**
 * Tokens that other issuers signed: which issuers are trusted with what, and what one of their
 * tokens says here.
 *
 * <p>Knows no connection: keys come from {@code token.jwks}. No record of the store stands behind
 * such a token.
 */
@NullMarked
package dev.jeton.token.foreign;

import org.jspecify.annotations.NullMarked;
