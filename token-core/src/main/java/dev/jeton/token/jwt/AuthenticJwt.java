package dev.jeton.token.jwt;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import java.time.Instant;

/**
 * What an access JWT of ours names, its signature and claims proven, <em>whatever the time is and
 * whether or not its session lives</em>: nobody may be let in by it. Immutable.
 */
public record AuthenticJwt(
    SessionId session, SubjectId subject, Instant issuedAt, Instant expiresAt) {}
