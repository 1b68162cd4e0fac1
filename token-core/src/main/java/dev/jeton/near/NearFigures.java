package dev.jeton.near;

import java.time.Duration;
import java.util.Optional;

/**
 * What a node has counted of its near cache since it started. Immutable.
 *
 * @param copiesUsed how often a copy of a record was young enough to answer
 * @param copiesMissing how often there was none, so that the store was asked
 * @param feedAge how long ago the last reading of the feed began that succeeded: what ended elsewhere
 *     before that is known here; empty where the store has no feed
 */
public record NearFigures(long copiesUsed, long copiesMissing, Optional<Duration> feedAge) {}
