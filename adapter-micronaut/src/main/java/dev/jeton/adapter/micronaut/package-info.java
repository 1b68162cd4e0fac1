/**
 * Shows a Micronaut request to the core and obeys the answer.
 *
 * <p>May not decide anything about a session, and reads what a route demands from its annotations
 * alone.
 */
@NullMarked
package dev.jeton.adapter.micronaut;

import org.jspecify.annotations.NullMarked;
