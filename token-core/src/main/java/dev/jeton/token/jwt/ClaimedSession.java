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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the claims of our JWTs say of a session. Reading throws whatever the values throw that refuse
 * to be what is claimed.
 */
final class ClaimedSession {

  private static final Set<String> NAME = Set.of("sub");
  private static final Set<String> NAME_IN_A_TENANT = Set.of("sub", "tenant");

  private ClaimedSession() {}

  /** {@code sub}, and {@code tenant} where there is one. */
  static Map<String, Object> named(SubjectId id) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", id.value());
    if (!id.tenant().isEmpty()) claims.put("tenant", id.tenant());
    return claims;
  }

  /** The proof of the level that counts for as long as a token that ends at {@code expiresAt}. */
  static Map<String, Object> proof(Session session, Instant expiresAt) {
    Instant toTheLast = expiresAt.minusMillis(1);
    int level = session.levelAt(toTheLast);
    Authentication proof = session.latestOf(level, toTheLast).orElseThrow();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("auth_time", proof.at().getEpochSecond());
    claims.put("acr", Integer.toString(level));
    claims.put("amr", List.of(proof.method()));
    return claims;
  }

  static List<String> written(Set<Permission> permissions) {
    return permissions.stream().map(Permission::value).toList();
  }

  /** Each as method, time, level and, if that ends, its end, between spaces: they ride on every request. */
  static List<String> written(List<Authentication> authentications) {
    return authentications.stream().map(ClaimedSession::written).toList();
  }

  private static String written(Authentication one) {
    String text = one.method() + " " + one.at().toEpochMilli() + " " + one.level();
    return one.levelEndsAt().map(end -> text + " " + end.toEpochMilli()).orElse(text);
  }

  static Session read(JsonObject json) {
    return new Session(
        SessionId.parse(text(json, "sid")).orElseThrow(),
        Subject.of(name(json), roles(json), permissions(json)),
        actor(json),
        authentications(json),
        Instant.ofEpochMilli(number(json, "session_created_at")),
        Instant.ofEpochSecond(number(json, "iat")),
        Instant.ofEpochMilli(number(json, "session_idle_ends_at")),
        Instant.ofEpochMilli(number(json, "session_ends_at")),
        ClientInfo.UNKNOWN,
        Trust.LOCAL);
  }

  static long number(JsonObject json, String name) {
    OptionalLong number = json.integer(name);
    if (number.isEmpty() || number.getAsLong() < 0)
      throw new IllegalArgumentException(name + " is no time or count");
    return number.getAsLong();
  }

  private static SubjectId name(JsonObject json) {
    return new SubjectId(json.has("tenant") ? text(json, "tenant") : "", text(json, "sub"));
  }

  // Whoever acts must never look like the subject itself: what has another shape than ours, a chain
  // of actors for example (RFC 8693, section 4.1), is refused, not passed over.
  private static Optional<SubjectId> actor(JsonObject json) {
    if (!json.has("act")) return Optional.empty();
    JsonObject actor = json.object("act").orElseThrow();
    if (!actor.names().equals(actor.has("tenant") ? NAME_IN_A_TENANT : NAME))
      throw new IllegalArgumentException("an actor is a subject and nothing else");
    return Optional.of(name(actor));
  }

  private static List<Authentication> authentications(JsonObject json) {
    if (json.has("authentications"))
      return json.texts("authentications").orElseThrow().stream()
          .map(ClaimedSession::authentication)
          .toList();
    return List.of(new Authentication(
        json.texts("amr").orElseThrow().get(0),
        Instant.ofEpochSecond(number(json, "auth_time")),
        Integer.parseInt(text(json, "acr"))));
  }

  private static Authentication authentication(String text) {
    String[] parts = text.split(" ", -1);
    Authentication one = new Authentication(
        parts[0], Instant.ofEpochMilli(Long.parseLong(parts[1])), Integer.parseInt(parts[2]));
    return parts.length == 3
        ? one
        : one.countingUntil(Instant.ofEpochMilli(Long.parseLong(parts[3])));
  }

  // Roles and permissions of an unknown shape are none: never a guess, never all.
  private static List<String> roles(JsonObject json) {
    return json.texts("roles").orElse(List.of());
  }

  private static List<Permission> permissions(JsonObject json) {
    List<String> claimed = json.texts("permissions").orElse(List.of());
    List<Permission> held = new ArrayList<>(claimed.size());
    for (String each : claimed) if (Permission.wellFormed(each)) held.add(new Permission(each));
    return held;
  }

  private static String text(JsonObject json, String name) {
    return json.text(name).orElseThrow();
  }
}
