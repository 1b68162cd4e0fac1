/** Contracts that every store and every adapter proves. May not know any of them. */
@NullMarked
package dev.jeton.tck;

import org.jspecify.annotations.NullMarked;
