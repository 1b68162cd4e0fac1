/**
 * The rules that every store of attempts keeps, as tests.
 *
 * <p>Knows the SPI, but no store.
 */
@NullMarked
package dev.jeton.tck.attempt;

import org.jspecify.annotations.NullMarked;
