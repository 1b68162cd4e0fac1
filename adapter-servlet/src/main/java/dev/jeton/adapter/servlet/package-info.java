/**
 * Shows a servlet request to the core and obeys the answer.
 *
 * <p>May not decide anything about a session, nor match a path.
 */
@NullMarked
package dev.jeton.adapter.servlet;

import org.jspecify.annotations.NullMarked;
