/**
 * Strict JSON: one spelling of one object in, the same object out.
 *
 * <p>It may not know what a member means: no token, claim, session or HTTP message.
 */
@NullMarked
package dev.jeton.json;

import org.jspecify.annotations.NullMarked;
