package dev.jeton.token.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import dev.jeton.identity.Permission;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.token.jwks.ForeignKey;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimedRightsTest {
  private static final ForeignKey KEY = ForeignKey.es256("k1");
  private static final ClaimedRights USUAL = ClaimedRights.usual();

  private static Set<Permission> permissions(String claims) {
    return USUAL.permissions(Partner.document(claims));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"admin,user\"",
        "1",
        "null",
        "{\"admin\":true}",
        "[[\"admin\"]]",
        "[\"user\",1]",
        "[]",
        "true"
      })
  @DisplayName("JWT attack 40 by an issuer: roles of another shape are none")
  void rolesOfAnotherShapeAreNone(String roles) {
    assertThat(USUAL.roles(Partner.document("{\"roles\":" + roles + "}"))).isEmpty();
    assertThat(permissions("{\"permissions\":" + roles + "}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"orders:read\\tstock:read\"",
        "\"orders:read  stock:read\"",
        "\" orders:read\"",
        "\"orders:read \"",
        "\"\"",
        "[\"orders:read\"]",
        "null",
        "\"orders:read\\n\"",
        "\"orders:read \\u00e9\"",
        "\"orders:read \\\\\""
      })
  @DisplayName("JWT attack 40 by an issuer: a scope that is not words with single spaces is none")
  void aScopeOfAnotherShapeIsNone(String scope) {
    assertThat(permissions("{\"scope\":" + scope + "}")).isEmpty();
  }

  @Test
  void wordsThatAreNoPermissionsAreLeftOut() {
    assertThat(permissions("{\"scope\":\"openid https://api.example/read orders:read\"}"))
        .extracting(Permission::value)
        .containsExactly("openid", "orders:read");
  }

  @Test
  @DisplayName("JWT attack 40 by an issuer: a star grants nothing")
  void aStarGrantsNothing() {
    assertThat(permissions("{\"permissions\":[\"*\",\"orders:*\"],\"scope\":\"* orders:*\"}"))
        .isEmpty();
  }

  @Test
  void anApplicationMapsClaimsAsItLikes() {
    ClaimedRights groups = new ClaimedRights() {
      @Override
      public Set<String> roles(JsonObject claims) {
        return claims
                .texts("groups")
                .filter(each -> each.contains("shop-clerks"))
                .isPresent()
            ? Set.of("clerk")
            : Set.of();
      }

      @Override
      public Set<Permission> permissions(JsonObject claims) {
        return Set.of();
      }
    };
    TrustedIssuers shop =
        Partner.open(new ManualClock(), Partner.trusted(KEY).rights(groups).build());
    String token = new Partner(KEY)
        .claim("groups", "[\"shop-clerks\"]")
        .claim("roles", "[\"admin\"]")
        .token();

    Session session = Partner.session(shop, token);

    assertThat(session.subject().roles()).containsExactly("clerk");
  }

  @Test
  void noRightsAreNoRights() {
    TrustedIssuers shop = Partner.open(
        new ManualClock(), Partner.trusted(KEY).rights(ClaimedRights.none()).build());
    String token = new Partner(KEY).claim("roles", "[\"admin\"]").token();

    assertThat(Partner.session(shop, token).subject().roles()).isEmpty();
  }

  @Test
  void aRoleThatNobodyCanHaveRefusesTheToken() {
    TrustedIssuers shop = Partner.open(new ManualClock(), Partner.trusted(KEY).build());
    String token = new Partner(KEY).claim("roles", "[\"user\",\"\\u0000\"]").token();

    Partner.refuses(shop, token, Rejection.NOT_FOR_THIS);
  }
}
