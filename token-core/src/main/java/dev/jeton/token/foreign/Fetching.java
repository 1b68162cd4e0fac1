package dev.jeton.token.foreign;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How published keys are fetched. Immutable.
 *
 * @param tls who vouches for the server; empty for those whom the JDK trusts
 * @param interval the shortest time between two fetches
 * @param lazily whether the application may start without keys
 */
record Fetching(Optional<SSLContext> tls, Duration interval, boolean lazily) {}
