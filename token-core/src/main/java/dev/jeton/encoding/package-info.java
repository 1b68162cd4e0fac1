/** Bytes as text, in the one spelling that everybody reads alike. */
@NullMarked
package dev.jeton.encoding;

import org.jspecify.annotations.NullMarked;
