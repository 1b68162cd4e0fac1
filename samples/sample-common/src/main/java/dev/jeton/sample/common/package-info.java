/** The order desk that all samples show. May not know a framework. */
@NullMarked
package dev.jeton.sample.common;

import org.jspecify.annotations.NullMarked;
