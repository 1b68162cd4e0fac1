/**
 * The event streams that are open: what is written to them and when they close, and how that is done
 * where a response is a servlet's.
 *
 * <p>Knows no route and no access: a framework opens a stream for a session that was admitted.
 */
@NullMarked
package dev.jeton.sample.stream;

import org.jspecify.annotations.NullMarked;
