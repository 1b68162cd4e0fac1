/**
 * What a route demands, and whether a session meets it.
 *
 * <p>Knows no token and no HTTP: only sessions.
 */
@NullMarked
package dev.jeton.access;

import org.jspecify.annotations.NullMarked;
