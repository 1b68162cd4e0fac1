/**
 * Small houses, one for each rule, with a fault in each and neighbours who do the same rightly.
 *
 * <p>Nothing outside the tests of the rules may know them.
 */
@NullMarked
package dev.jeton.planted;

import org.jspecify.annotations.NullMarked;
