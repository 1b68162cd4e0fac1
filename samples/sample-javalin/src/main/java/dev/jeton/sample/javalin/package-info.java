/** The order desk on Javalin. May not hold anything but the glue. */
@NullMarked
package dev.jeton.sample.javalin;

import org.jspecify.annotations.NullMarked;
