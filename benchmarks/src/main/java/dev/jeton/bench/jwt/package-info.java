/**
 * Validates and issues JWTs by ours, by raw JCA and by every peer, over the same bytes. Knows nothing
 * of sessions and of how results are told.
 */
@NullMarked
package dev.jeton.bench.jwt;

import org.jspecify.annotations.NullMarked;
