/** Right: null comes only where it is spoken of. Knows nobody. */
@NullMarked
package dev.jeton.planted.unmarked.identity;

import org.jspecify.annotations.NullMarked;
