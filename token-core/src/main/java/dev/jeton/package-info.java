/**
 * The door: what an application holds, and through which an adapter asks whether a request may go
 * on.
 *
 * <p>Knows no framework; it sees HTTP through {@link dev.jeton.http.HttpExchange} alone.
 */
@NullMarked
package dev.jeton;

import org.jspecify.annotations.NullMarked;
