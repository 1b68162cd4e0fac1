/**
 * The table of annotations, line by line.
 *
 * <p>Knows annotations as Micronaut's compiler sees them.
 */
@NullMarked
package dev.jeton.adapter.micronaut.route;

import org.jspecify.annotations.NullMarked;
