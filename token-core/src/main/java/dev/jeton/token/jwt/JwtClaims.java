package dev.jeton.token.jwt;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Permission;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.json.JsonObject;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The claims of our JWTs (RFC 7519, section 4.1; RFC 9068, section 2.2), beside those that a
 * profile pins. Immutable.
 *
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}: from this instant on the token is over
 * @param epoch {@code ep}: the record's epoch
 * @param generation {@code gen}: the record's generation
 * @param session what the token says of its session; of the authentications only the latest
 */
record JwtClaims(Instant issuedAt, Instant expiresAt, long epoch, int generation, Session session) {

  // Each narrows a token down: to a later time, to whoever holds a key, to somebody who acts for
  // another. We write none of them, so whatever has one was not meant for this validator.
  private static final Set<String> CONDITIONS = Set.of("nbf", "cnf", "act", "may_act");

  /**
   * The claims of a token for {@code record}, issued now; it ends when the session could, or
   * earlier.
   */
  static JwtClaims of(SessionRecord record, Duration lifetime, Instant now) {
    Instant issuedAt = Instant.ofEpochSecond(now.getEpochSecond());
    Instant longest = now.plus(lifetime);
    Instant end = record.idleEndsAt().isBefore(longest) ? record.idleEndsAt() : longest;
    return new JwtClaims(
        issuedAt,
        Instant.ofEpochSecond(end.getEpochSecond()),
        record.epoch(),
        record.generation(),
        record.view(Trust.LOCAL));
  }

  JsonObject json(JwtProfile profile, String tokenId) {
    Subject subject = session.subject();
    Authentication latest = session.authentication();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", profile.issuer());
    claims.put("sub", subject.id().value());
    if (!subject.id().tenant().isEmpty()) claims.put("tenant", subject.id().tenant());
    claims.put("aud", profile.audience());
    claims.put("client_id", profile.clientId());
    claims.put("exp", expiresAt.getEpochSecond());
    claims.put("iat", issuedAt.getEpochSecond());
    claims.put("jti", tokenId);
    claims.put("sid", session.id().toString());
    claims.put("ep", epoch);
    claims.put("gen", (long) generation);
    claims.put("auth_time", latest.at().getEpochSecond());
    claims.put("acr", Integer.toString(latest.level()));
    claims.put("amr", List.of(latest.method()));
    claims.put("roles", List.copyOf(subject.roles()));
    claims.put(
        "permissions", subject.permissions().stream().map(Permission::value).toList());
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
        && CONDITIONS.stream().noneMatch(json::has);
    if (!ours) return Optional.empty();
    try {
      return Optional.of(new JwtClaims(
          Instant.ofEpochSecond(number(json, "iat")),
          Instant.ofEpochSecond(number(json, "exp")),
          number(json, "ep"),
          Math.toIntExact(number(json, "gen")),
          session(json)));
    } catch (RuntimeException misshapen) {
      // The value types refuse what they can't be. Signed by us and still misshapen: not ours to
      // repair.
      return Optional.empty();
    }
  }

  private static Session session(JsonObject json) {
    SubjectId id =
        new SubjectId(json.has("tenant") ? required(json, "tenant") : "", required(json, "sub"));
    Authentication latest = new Authentication(
        json.texts("amr").orElseThrow().get(0),
        Instant.ofEpochSecond(number(json, "auth_time")),
        Integer.parseInt(required(json, "acr")));
    return new Session(
        SessionId.parse(required(json, "sid")).orElseThrow(),
        new Subject(id, roles(json), permissions(json)),
        Optional.empty(),
        List.of(latest),
        Instant.ofEpochMilli(number(json, "session_created_at")),
        Instant.ofEpochSecond(number(json, "iat")),
        Instant.ofEpochMilli(number(json, "session_idle_ends_at")),
        Instant.ofEpochMilli(number(json, "session_ends_at")),
        ClientInfo.UNKNOWN,
        Trust.LOCAL);
  }

  // Roles and permissions of an unknown shape are none: never a guess, never all.
  private static Set<String> roles(JsonObject json) {
    return new LinkedHashSet<>(json.texts("roles").orElse(List.of()));
  }

  private static Set<Permission> permissions(JsonObject json) {
    Set<Permission> held = new LinkedHashSet<>();
    json.texts("permissions").orElse(List.of()).stream()
        .filter(Permission::wellFormed)
        .forEach(each -> held.add(new Permission(each)));
    return held;
  }

  private static boolean is(JsonObject json, String name, String pinned) {
    return json.text(name).filter(pinned::equals).isPresent();
  }

  private static String required(JsonObject json, String name) {
    return json.text(name).orElseThrow();
  }

  private static long number(JsonObject json, String name) {
    OptionalLong number = json.integer(name);
    if (number.isEmpty() || number.getAsLong() < 0)
      throw new IllegalArgumentException(name + " is no time or count");
    return number.getAsLong();
  }
}
