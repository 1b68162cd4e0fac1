/**
 * What fuzz targets compare the library with: the standards' own grammar, written a second time.
 *
 * <p>Knows nothing of the library.
 */
@NullMarked
package dev.jeton.fuzz;

import org.jspecify.annotations.NullMarked;
