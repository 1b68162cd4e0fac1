/**
 * Who somebody is, what they may do and how that was established.
 *
 * <p>Knows no session, no token and no HTTP.
 */
@NullMarked
package dev.jeton.identity;

import org.jspecify.annotations.NullMarked;
