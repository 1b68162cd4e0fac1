package dev.jeton.token.jwt;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.jeton.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Claims, rightly signed, are read or refused and never throw; what is read is as pinned, has no
 * condition that was passed over, gives no right that it does not name, and survives being written.
 */
class JwtClaimsFuzz {
  private static final JwtProfile PROFILE =
      JwtProfile.of("https://shop.example", "https://shop.example", "first-party");
  private static final Set<String> CONDITIONS = Set.of("nbf", "cnf", "may_act");

  @FuzzTest(maxDuration = "60s")
  void claimsAreReadOrRefused(byte[] bytes) {
    Optional<JsonObject> json = JsonObject.parse(bytes);
    json.flatMap(claims -> JwtClaims.read(claims, PROFILE))
        .ifPresent(read -> isWhatItSays(read, json.orElseThrow()));
  }

  private static void isWhatItSays(JwtClaims read, JsonObject json) {
    demand(json.text("iss").equals(Optional.of(PROFILE.issuer())), "iss");
    demand(json.text("aud").equals(Optional.of(PROFILE.audience())), "aud");
    demand(json.text("client_id").equals(Optional.of(PROFILE.clientId())), "client_id");
    demand(json.text("sub").equals(Optional.of(read.session().subject().id().value())), "sub");
    demand(json.integer("exp").getAsLong() == read.expiresAt().getEpochSecond(), "exp");
    demand(CONDITIONS.stream().noneMatch(json::has), "a condition");
    demand(
        json.texts("roles")
            .orElse(List.of())
            .containsAll(read.session().subject().roles()),
        "roles");
    demand(
        json.texts("permissions")
            .orElse(List.of())
            .containsAll(read.session().subject().permissions().stream()
                .map(permission -> permission.value())
                .toList()),
        "permissions");

    Optional<JwtClaims> again = JwtClaims.read(read.json(PROFILE, "id"), PROFILE);
    demand(again.equals(Optional.of(read)), "what is read when it was written");
  }

  private static void demand(boolean holds, String what) {
    if (!holds) throw new AssertionError("not as it says: " + what);
  }
}
