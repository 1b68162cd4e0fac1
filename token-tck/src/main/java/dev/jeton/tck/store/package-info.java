/**
 * The rules that every store keeps, as tests.
 *
 * <p>Knows the SPI and the values, but no store.
 */
@NullMarked
package dev.jeton.tck.store;

import org.jspecify.annotations.NullMarked;
