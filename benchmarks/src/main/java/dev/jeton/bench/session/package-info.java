/**
 * Finds out who somebody is by a key to a record, in ours, by hand and in every peer, and opens such
 * sessions. Knows nothing of JWTs and of how results are told.
 */
@NullMarked
package dev.jeton.bench.session;

import org.jspecify.annotations.NullMarked;
