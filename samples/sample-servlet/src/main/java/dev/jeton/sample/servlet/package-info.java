/** The order desk on Jakarta Servlet. May not hold anything but the glue. */
@NullMarked
package dev.jeton.sample.servlet;

import org.jspecify.annotations.NullMarked;
