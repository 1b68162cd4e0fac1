/**
 * Programs that may ask about tokens and end them, and how they prove who they are.
 *
 * <p>Knows no session and no token.
 */
@NullMarked
package dev.jeton.client;

import org.jspecify.annotations.NullMarked;
