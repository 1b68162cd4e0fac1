package dev.jeton.token.jwt;

import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Session;
import dev.jeton.token.DownstreamToken;
import dev.jeton.token.SessionToken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Signs JWTs ({@code at+jwt}, RFC 9068) for the services behind this application. They verify them
 * with its JWK set; this application itself accepts none, for it is not their audience. Thread-safe.
 */
public final class DownstreamTokens {
  private final JwtTokens jwts;
  private final Map<String, DownstreamTemplate> templates;

  DownstreamTokens(JwtTokens jwts, Map<String, DownstreamTemplate> templates) {
    this.jwts = jwts;
    this.templates = Map.copyOf(templates);
  }

  /**
   * The template of this name.
   *
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public DownstreamTemplate template(String name) {
    DownstreamTemplate template = templates.get(name);
    if (template == null)
      throw new IllegalArgumentException("no downstream template is called " + name + ": there are "
          + new TreeSet<>(templates.keySet()));
    return template;
  }

  /** A token for {@code session}, which must be known to live; it ends no later than that. */
  public DownstreamToken issue(DownstreamTemplate template, Session session) {
    Instant now = jwts.now();
    Instant expiresAt = JwtClaims.end(session, template.lifetime(), now);
    SessionToken token = jwts.sign(claims(template, session, now, expiresAt));
    Duration life = Duration.between(now, expiresAt);
    return new DownstreamToken(token, life.isNegative() ? Duration.ZERO : life);
  }

  private JsonObject claims(
      DownstreamTemplate template, Session session, Instant now, Instant expiresAt) {
    JwtProfile profile = jwts.profile();
    Subject subject = template.narrowed(session.subject());
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", profile.issuer());
    claims.putAll(ClaimedSession.named(subject.id()));
    session.actor().ifPresent(actor -> claims.put("act", ClaimedSession.named(actor)));
    claims.put("aud", template.audience());
    claims.put("client_id", template.clientId().orElse(profile.clientId()));
    claims.put("exp", expiresAt.getEpochSecond());
    claims.put("iat", now.getEpochSecond());
    claims.put("jti", jwts.tokenId());
    claims.put("sid", session.id().toString());
    claims.putAll(ClaimedSession.proof(session, expiresAt));
    if (!subject.roles().isEmpty()) claims.put("roles", List.copyOf(subject.roles()));
    if (!subject.permissions().isEmpty())
      claims.put("permissions", ClaimedSession.written(subject.permissions()));
    return JsonObject.of(claims);
  }
}
