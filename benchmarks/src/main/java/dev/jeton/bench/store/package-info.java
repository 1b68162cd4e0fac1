/**
 * What the verbs of a store cost on real servers. Knows nothing of tokens, and of how results are told.
 */
@NullMarked
package dev.jeton.bench.store;

import org.jspecify.annotations.NullMarked;
