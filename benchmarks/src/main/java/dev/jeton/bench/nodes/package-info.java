/**
 * Times how soon a node hears of what ended on another one. Knows nothing of how results are told.
 */
@NullMarked
package dev.jeton.bench.nodes;

import org.jspecify.annotations.NullMarked;
