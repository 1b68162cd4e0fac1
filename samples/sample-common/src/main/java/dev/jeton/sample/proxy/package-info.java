/**
 * What stands before several nodes in the example of the README. Knows nothing of what passes through
 * it.
 */
@NullMarked
package dev.jeton.sample.proxy;

import org.jspecify.annotations.NullMarked;
