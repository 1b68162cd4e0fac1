/**
 * Log-in, log-out, refresh, the published keys, introspection and revocation: written once over the
 * door, mounted by every adapter.
 *
 * <p>Knows no framework; it gets a bounded body and answers a reply.
 */
@NullMarked
package dev.jeton.endpoint;

import org.jspecify.annotations.NullMarked;
