/**
 * What happens to sessions as Micrometer meters: events counted, verbs of the store timed. Decides
 * nothing, and names nobody.
 */
@NullMarked
package dev.jeton.micrometer;

import org.jspecify.annotations.NullMarked;
