package dev.jeton;

import dev.jeton.near.NearFigures;
import dev.jeton.session.Trust;
import java.util.Map;

/**
 * What a node has counted since it started, of what happens at every request, where no event tells of
 * it. Immutable.
 *
 * @param validated how many tokens opened a session, by how freshly that was known; what was refused is
 *     told by {@link dev.jeton.event.SessionEvent.TokenRejected}
 * @param near of the copies that spare the store, and of the feed
 */
public record Figures(Map<Trust, Long> validated, NearFigures near) {}
