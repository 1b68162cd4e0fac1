package dev.jeton.bench.jwt;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who issues, who is meant, and about whom: the same for everybody. */
final class Terms {

  static final String ISSUER = "https://shop.example";
  static final String AUDIENCE = "https://shop.example";
  static final String CLIENT = "shop";
  static final String TYPE = "at+jwt";
  static final String SCOPE = "orders:read orders:write customers:read";
  static final Map<String, Object> TYPE_HEADER = Map.of("typ", TYPE);

  /** The name of a foreign issuer's key. */
  static final String KEY = "one";

  /** Somebody with as many rights as a clerk has. */
  static final Subject SUBJECT = Subject.of("8f14e45f-ceea-467f-9c2d-1a2b3c4d5e6f")
      .withRoles("clerk", "support")
      .withPermissions("orders:read", "orders:write", "customers:read");

  private Terms() {}

  static Authentication authentication(Instant at) {
    return new Authentication("pwd", at, 1);
  }

  /** The claims of a foreign access token (RFC 9068, section 2.2). */
  static String foreignClaims(String id, Instant from, Instant to) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("sub", SUBJECT.id().value());
    claims.put("aud", AUDIENCE);
    claims.put("client_id", CLIENT);
    claims.put("exp", to.getEpochSecond());
    claims.put("iat", from.getEpochSecond());
    claims.put("auth_time", from.getEpochSecond());
    claims.put("jti", id);
    claims.put("roles", List.copyOf(SUBJECT.roles()));
    claims.put("scope", SCOPE);
    return new String(JsonObject.of(claims).utf8(), StandardCharsets.UTF_8);
  }
}
