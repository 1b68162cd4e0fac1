/**
 * Where sessions and attempts rest, as interfaces to implement, with in-memory forms.
 *
 * <p>Knows no token in the clear, no HTTP and no particular database.
 */
@NullMarked
package dev.jeton.store;

import org.jspecify.annotations.NullMarked;
