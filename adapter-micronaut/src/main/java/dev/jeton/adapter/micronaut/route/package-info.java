/**
 * How a Micronaut route says what it demands.
 *
 * <p>Knows no request and no session: annotations in, an {@link dev.jeton.access.Access} out.
 */
@NullMarked
package dev.jeton.adapter.micronaut.route;

import org.jspecify.annotations.NullMarked;
