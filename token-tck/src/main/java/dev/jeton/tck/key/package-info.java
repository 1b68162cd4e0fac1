/**
 * The rules that every key store keeps, as tests.
 *
 * <p>Knows the SPI and sealed texts that nobody sealed, but no store.
 */
@NullMarked
package dev.jeton.tck.key;

import org.jspecify.annotations.NullMarked;
