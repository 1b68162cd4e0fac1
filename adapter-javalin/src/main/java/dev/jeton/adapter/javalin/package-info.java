/**
 * Shows a Javalin request to the core and obeys the answer. May not decide anything about a
 * session.
 */
@NullMarked
package dev.jeton.adapter.javalin;

import org.jspecify.annotations.NullMarked;
