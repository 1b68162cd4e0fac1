/**
 * What is worth telling an auditor, without secrets: the library's only voice, for it logs nothing.
 *
 * <p>Knows no token in the clear and decides nothing.
 */
@NullMarked
package dev.jeton.event;

import org.jspecify.annotations.NullMarked;
