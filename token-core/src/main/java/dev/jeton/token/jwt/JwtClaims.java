package dev.jeton.token.jwt;

import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The claims of our JWTs (RFC 7519, section 4.1; RFC 9068, section 2.2), beside those that a
 * profile pins. Immutable.
 *
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}: from this instant on the token is over
 * @param epoch {@code ep}: the record's epoch
 * @param generation {@code gen}: the record's generation
 * @param session what the token says of its session
 */
record JwtClaims(Instant issuedAt, Instant expiresAt, long epoch, int generation, Session session) {

  // Each narrows a token down: to a later time, to whoever holds a key, to who may act for another.
  // We write none of them, so whatever has one was not meant for this validator.
  private static final Set<String> CONDITIONS = Set.of("nbf", "cnf", "may_act");

  // The room of a map that has them all.
  private static final int MOST = 32;

  // A level that ends sooner than this is not written any more: the token would be over before it
  // is used.
  private static final Duration WORTH_WRITING = Duration.ofSeconds(10);

  /**
   * The claims of a token for {@code record}, issued now; it ends when the session could, or
   * earlier.
   */
  static JwtClaims of(SessionRecord record, Duration lifetime, Instant now) {
    Session session = record.view(Trust.LOCAL);
    return new JwtClaims(
        Instant.ofEpochSecond(now.getEpochSecond()),
        end(session, lifetime, now),
        record.epoch(),
        record.generation(),
        session);
  }

  /** When a token that is issued now has to end, in whole seconds. */
  static Instant end(Session session, Duration lifetime, Instant now) {
    Instant longest = now.plus(lifetime);
    // Who verifies our tokens elsewhere knows of no level that ends before its token does.
    Instant levelEnds =
        session.levelEndsAt(now.plus(WORTH_WRITING)).orElse(session.absoluteEndsAt());
    Instant end = Stream.of(longest, session.idleEndsAt(), levelEnds)
        .min(Comparator.naturalOrder())
        .orElseThrow();
    return Instant.ofEpochSecond(end.getEpochSecond());
  }

  JsonObject json(JwtProfile profile, String tokenId) {
    Subject subject = session.subject();
    Map<String, Object> claims = new LinkedHashMap<>(MOST);
    claims.put("iss", profile.issuer());
    claims.putAll(ClaimedSession.named(subject.id()));
    session.actor().ifPresent(actor -> claims.put("act", ClaimedSession.named(actor)));
    claims.put("aud", profile.audience());
    claims.put("client_id", profile.clientId());
    claims.put("exp", expiresAt.getEpochSecond());
    claims.put("iat", issuedAt.getEpochSecond());
    claims.put("jti", tokenId);
    claims.put("sid", session.id().toString());
    claims.put("ep", epoch);
    claims.put("gen", (long) generation);
    claims.putAll(ClaimedSession.proof(session, expiresAt));
    if (session.authentications().size() > 1)
      claims.put("authentications", ClaimedSession.written(session.authentications()));
    claims.put("roles", List.copyOf(subject.roles()));
    claims.put("permissions", ClaimedSession.written(subject.permissions()));
    claims.put("session_created_at", session.createdAt().toEpochMilli());
    claims.put("session_idle_ends_at", session.idleEndsAt().toEpochMilli());
    claims.put("session_ends_at", session.absoluteEndsAt().toEpochMilli());
    return JsonObject.of(claims);
  }

  /**
   * The claims in {@code json}, or empty if one that must be there is missing, misshapen or not as
   * pinned.
   */
  static Optional<JwtClaims> read(JsonObject json, JwtProfile profile) {
    boolean ours = is(json, "iss", profile.issuer())
        && is(json, "aud", profile.audience())
        && is(json, "client_id", profile.clientId())
        && json.text("jti").filter(id -> !id.isBlank()).isPresent()
        && Collections.disjoint(json.names(), CONDITIONS);
    if (!ours) return Optional.empty();
    try {
      return Optional.of(new JwtClaims(
          Instant.ofEpochSecond(ClaimedSession.number(json, "iat")),
          Instant.ofEpochSecond(ClaimedSession.number(json, "exp")),
          ClaimedSession.number(json, "ep"),
          Math.toIntExact(ClaimedSession.number(json, "gen")),
          ClaimedSession.read(json)));
    } catch (RuntimeException misshapen) {
      // The value types refuse what they can't be. Signed by us and still misshapen: not ours to
      // repair.
      return Optional.empty();
    }
  }

  private static boolean is(JsonObject json, String name, String pinned) {
    return json.text(name).filter(pinned::equals).isPresent();
  }
}
