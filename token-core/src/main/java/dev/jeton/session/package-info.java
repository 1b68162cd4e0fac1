/**
 * The values of a session: which one, whose, since when, until when and why not.
 *
 * <p>Knows identities, but no token, no store and no HTTP.
 */
@NullMarked
package dev.jeton.session;

import org.jspecify.annotations.NullMarked;
