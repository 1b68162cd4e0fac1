/**
 * What contracts put in the place of the world: a clock that stands still, a store that can fail, a
 * listener that remembers.
 *
 * <p>May not know a framework, nor any contract.
 */
@NullMarked
package dev.jeton.tck.fake;

import org.jspecify.annotations.NullMarked;
