/**
 * Issues and validates tokens, whatever their format, and owns all randomness in them.
 *
 * <p>Knows keys and stores, but not how a token rides on HTTP.
 */
@NullMarked
package dev.jeton.token;

import org.jspecify.annotations.NullMarked;
