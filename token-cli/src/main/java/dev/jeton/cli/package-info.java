/**
 * Keys, tokens and sessions from the command line: what an operator does beside running
 * applications.
 *
 * <p>Knows the public API of the core and its stores, and prints no secret. An application never
 * depends on it.
 */
@NullMarked
package dev.jeton.cli;

import org.jspecify.annotations.NullMarked;
