package dev.jeton.token;

import java.time.Duration;

/**
 * A JWT by which a service behind this application knows for whom it is called: a bearer token for
 * that service alone. Immutable.
 *
 * @param token to be sent to the service, never to a client
 * @param expiresIn how long it is good for; zero in the last second of a session
 */
public record DownstreamToken(SessionToken token, Duration expiresIn) {}
