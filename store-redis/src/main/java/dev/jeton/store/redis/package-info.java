/**
 * Keeps sessions, sealed keys and counted attempts in Redis. May not know a token in the clear, nor
 * how its client reaches the servers.
 */
@NullMarked
package dev.jeton.store.redis;

import org.jspecify.annotations.NullMarked;
