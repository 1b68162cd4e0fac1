/**
 * What a request costs a server.
 *
 * <p>Each server is a process of its own, so that what it spends is what the operating system says.
 */
@NullMarked
package dev.jeton.bench.http;

import org.jspecify.annotations.NullMarked;
