package dev.jeton.token;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Lifetimes;

/**
 * What a session is opened with. Immutable.
 *
 * @param subject whose it will be
 * @param authentication how the subject was identified
 * @param client what the client calls itself
 * @param lifetimes the limits of the session
 * @param persistent whether a cookie of it outlives the browser
 * @param epoch the store's epoch, read before the credentials were checked
 */
public record Opening(
    Subject subject,
    Authentication authentication,
    ClientInfo client,
    Lifetimes lifetimes,
    boolean persistent,
    long epoch) {}
