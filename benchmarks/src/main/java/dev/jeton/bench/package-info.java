/**
 * What checking, issuing and keeping a token costs, side by side with the least that can be paid and
 * with the peers. Knows nothing of how a single question is asked.
 */
@NullMarked
package dev.jeton.bench;

import org.jspecify.annotations.NullMarked;
