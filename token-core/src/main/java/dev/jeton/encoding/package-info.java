/**
 * Bytes as text, in the one spelling that everybody reads alike.
 *
 * <p>Whatever has another spelling is no text of ours: what can be written in two ways passes a list of
 * what was refused.
 */
@NullMarked
package dev.jeton.encoding;

import org.jspecify.annotations.NullMarked;
