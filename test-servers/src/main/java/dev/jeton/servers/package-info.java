/**
 * Real servers for tests, started by the tests themselves and ended with them, and a cable that can
 * be cut. Not published.
 */
@NullMarked
package dev.jeton.servers;

import org.jspecify.annotations.NullMarked;
