/**
 * What is costly to prepare, and serves one caller after the other.
 *
 * <p>Knows nothing of what that is.
 */
@NullMarked
package dev.jeton.reuse;

import org.jspecify.annotations.NullMarked;
