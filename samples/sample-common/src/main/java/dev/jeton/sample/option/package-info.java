/**
 * The options of a sample: what is accepted, from where, and one line about what is not.
 *
 * <p>Knows nothing of what the options are for.
 */
@NullMarked
package dev.jeton.sample.option;

import org.jspecify.annotations.NullMarked;
