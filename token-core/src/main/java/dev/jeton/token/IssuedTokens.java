package dev.jeton.token;

import dev.jeton.store.SessionRecord;
import java.time.Duration;
import java.util.Optional;

/**
 * What was issued for a session: shown once, to its client. Immutable.
 *
 * @param token opens the session: the cookie's value, or the access token
 * @param expiresIn how long {@code token} is good for, unless the session ends before
 * @param refreshToken is good for the next pair, where there are pairs
 * @param session the record behind it
 */
public record IssuedTokens(
    SessionToken token,
    Duration expiresIn,
    Optional<SessionToken> refreshToken,
    SessionRecord session) {}
