/** The order desk on Micronaut. May not hold anything but the glue. */
@NullMarked
package dev.jeton.sample.micronaut;

import org.jspecify.annotations.NullMarked;
