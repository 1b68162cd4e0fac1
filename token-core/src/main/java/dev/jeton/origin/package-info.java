/**
 * Refuses requests that change something, open a channel or log in, and that another site began.
 *
 * <p>It may not know a session or a token: who asks says which kind of credential came.
 */
@NullMarked
package dev.jeton.origin;

import org.jspecify.annotations.NullMarked;
