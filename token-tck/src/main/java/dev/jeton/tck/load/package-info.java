/**
 * Many users over a store to which something happens again and again, for minutes or for hours. What
 * they were told has to be so afterwards: whoever was told that a session has ended must never be let
 * in by it again, and whoever was given one must be let in until he ends it.
 */
@NullMarked
package dev.jeton.tck.load;

import org.jspecify.annotations.NullMarked;
