package dev.jeton.token.jwt;

import static dev.jeton.session.Rejection.EXPIRED;
import static dev.jeton.session.Rejection.NOT_FOR_THIS;
import static dev.jeton.token.jwt.Counterfeit.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.identity.Permission;
import dev.jeton.identity.SubjectId;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attacks by claims, each rightly signed: what if our own key signed something that is not ours?
 */
class JwtClaimAttacksTest {
  private static final long NOW = ManualClock.NOON.getEpochSecond();
  private final Counterfeit attack = Counterfeit.open();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"1800000000\"",
        "true",
        "-1",
        "1e400",
        "100000000000000000000",
        "1767355500.5",
        "1.7673555e9",
        "[1767355500]",
        "{}",
        "9223372036854775807",
        "31556889864403199"
      })
  @DisplayName("JWT attack 28: exp of another shape")
  void anExpiryIsAPlausibleInteger(String exp) {
    attack.claim("exp", exp).isRefused(NOT_FOR_THIS);
  }

  @Test
  @DisplayName("JWT attack 28: NaN is no JSON")
  void anExpiryIsANumber() {
    attack.claim("exp", "NaN").isRefused();
  }

  @Test
  @DisplayName("JWT attack 28: exp missing or nought")
  void anExpiryIsNeeded() {
    Counterfeit.open().claim("exp", "0").isRefused(NOT_FOR_THIS, EXPIRED);
    Counterfeit.open().withoutClaim("exp").isRefused(NOT_FOR_THIS);
  }

  @Test
  @DisplayName("Requirements 19 and 84, JWT attack 28: a second before exp the token lives")
  void livesUntilItsExpiry() {
    assertThat(attack.claim("exp", Long.toString(NOW + 1)).session()).isPresent();
  }

  @Test
  @DisplayName("Requirements 19 and 84, JWT attack 28: at exp the token is over")
  void isOverAtItsExpiry() {
    attack.claim("iat", Long.toString(NOW - 60));

    attack.claim("exp", Long.toString(NOW)).isRefused(EXPIRED);
  }

  @Test
  @DisplayName("JWT attack 28: a life of fifteen minutes is accepted")
  void livesForTheLongestLife() {
    assertThat(attack.claim("exp", Long.toString(NOW + 900)).session()).isPresent();
  }

  @Test
  @DisplayName("JWT attack 28: a life of more than fifteen minutes is refused")
  void isRefusedBeyondTheLongestLife() {
    attack.claim("exp", Long.toString(NOW + 901)).isRefused(NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1767355500", "\"1\"", "null", "9223372036854775807", "0"})
  @DisplayName("Requirement 84, JWT attack 29: nbf, which we never write, is not passed over")
  void aTokenThatBeginsLaterIsRefused(String nbf) {
    attack.claim("nbf", nbf).isRefused(NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"1\"", "-1", "1e9", "true", "9223372036854775807"})
  @DisplayName("JWT attack 29: iat of another shape")
  void anIssueTimeIsAPlausibleInteger(String iat) {
    attack.claim("iat", iat).isRefused(NOT_FOR_THIS);
  }

  @Test
  @DisplayName("JWT attack 29: a clock that is two seconds ahead is forgiven")
  void anIssueTimeTwoSecondsAheadIsAccepted() {
    assertThat(attack.claim("iat", Long.toString(NOW + 2)).session()).isPresent();
  }

  @Test
  @DisplayName("JWT attack 29: a clock that is three seconds ahead is not forgiven")
  void anIssueTimeThreeSecondsAheadIsRefused() {
    attack.claim("iat", Long.toString(NOW + 3)).isRefused(NOT_FOR_THIS);
  }

  @Test
  @DisplayName("JWT attack 29: iat after exp, absurdly past, or missing")
  void anIssueTimeBelongsToItsExpiry() {
    Counterfeit.open().claim("iat", "1").isRefused(NOT_FOR_THIS);
    Counterfeit.open()
        .claim("iat", Long.toString(NOW + 2))
        .claim("exp", Long.toString(NOW + 1))
        .isRefused(NOT_FOR_THIS);
    Counterfeit.open().withoutClaim("iat").isRefused(NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "[\"https://shop.example\"]",
        "\"https://shop.example/\"",
        "\"https://SHOP.example\"",
        "\"https://shop.example \"",
        "\"http://shop.example\"",
        "\"https://shop.example.evil.example\"",
        "\"https://other.example\"",
        "1"
      })
  @DisplayName("JWT attack 31: another issuer, also under our key")
  void anIssuerIsComparedExactly(String iss) {
    attack.claim("iss", iss).isRefused(NOT_FOR_THIS);
    attack.withoutClaim("iss").isRefused(NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "[]",
        "[[\"https://shop.example\"]]",
        "[\"https://shop.example\",1]",
        "[\"https://shop.example\",\"https://other.example\"]",
        "\"https://shop\"",
        "\"*\"",
        "\"https://*.example\"",
        "\"https://other.example\"",
        "{}",
        "true"
      })
  @DisplayName("JWT attack 32: another audience")
  void anAudienceIsComparedExactly(String aud) {
    attack.claim("aud", aud).isRefused(NOT_FOR_THIS);
    attack.withoutClaim("aud").isRefused(NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \"", "1", "[\"alice\"]", "\"a\\u0000\"", "\"a\\nb\""})
  @DisplayName("JWT attack 33: a subject that is no name")
  void aSubjectIsAName(String sub) {
    attack.claim("sub", sub).isRefused(NOT_FOR_THIS);
    attack.withoutClaim("sub").isRefused(NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"аlice", "Alice", "alice ", "ａlice", "alicé", "bob"})
  @DisplayName(
      "JWT attack 33: a subject that only looks like the session's own opens nothing by the record")
  void aLookAlikeIsSomebodyElse(String sub) {
    String token = attack.claim("sub", text(sub)).token();
    attack.shop.heard.clear();

    boolean admitted = attack.shop.admits(Shop.withBearer(token), Access.session());

    assertThat(admitted).isFalse();
    assertThat(attack.shop.rejections()).containsExactly(Rejection.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"other\"", "\"\"", "null", "1"})
  @DisplayName("Requirement 43: a tenant that is not the session's own opens nothing by the record")
  void anotherTenantIsSomebodyElse(String tenant) {
    String token = attack.claim("tenant", tenant).token();

    boolean admitted = attack.shop.admits(Shop.withBearer(token), Access.session());

    assertThat(admitted).isEqualTo(tenant.equals("\"\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"admin,user\"",
        "1",
        "null",
        "{\"admin\":true}",
        "[[\"admin\"]]",
        "[\"admin\",1]",
        "true",
        "[null]",
        "{\"__proto__\":[\"admin\"]}"
      })
  @DisplayName("JWT attack 40: roles and permissions of an unknown shape are none")
  void rolesOfAnUnknownShapeAreNone(String shape) {
    Optional<Session> roles = Counterfeit.open().claim("roles", shape).session();
    Optional<Session> permissions =
        Counterfeit.open().claim("permissions", shape.replace("admin", "*")).session();

    assertThat(roles.map(session -> session.subject().roles()))
        .hasValueSatisfying(held -> assertThat(held).isEmpty());
    assertThat(permissions.map(session -> session.subject().permissions()))
        .hasValueSatisfying(held -> assertThat(held).isEmpty());
  }

  @Test
  @DisplayName("JWT attack 40: a permission that is none among some grants nothing")
  void aMisshapenPermissionGrantsNothing() {
    attack.claim("permissions", "[\"\",\" *\",\"*:x\",\"a\\tb\",\"or*\",\"orders:read\"]");

    Session session = attack.session().orElseThrow();

    assertThat(session.subject().permissions()).containsExactly(new Permission("orders:read"));
  }

  @Test
  @DisplayName("JWT attack 40: a scope claim, or roles elsewhere, grant nothing")
  void otherClaimsGrantNothing() {
    attack.withoutClaim("roles").withoutClaim("permissions");
    attack.claim("scope", text("*\\tadmin")).claim("realm_access", "{\"roles\":[\"admin\"]}");

    Session session = attack.session().orElseThrow();

    assertThat(session.subject().roles()).isEmpty();
    assertThat(session.subject().permissions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "\"\"", "\" \"", "[]"})
  @DisplayName("JWT attack 45: a token id that is none")
  void aTokenIdIsNeeded(String jti) {
    attack.claim("jti", jti).isRefused(NOT_FOR_THIS);
    attack.withoutClaim("jti").isRefused(NOT_FOR_THIS);
  }

  @Test
  @DisplayName("JWT attack 45: a token id of ten thousand characters is too much for any token")
  void aTokenIdIsBoundedByTheToken() {
    attack.claim("jti", text("j".repeat(10_000))).isRefused(Rejection.MALFORMED);
  }

  @Test
  @DisplayName("JWT attack 45: a token may be sent again, and every one has an id of its own")
  void tokenIdsAreDistinct() {
    String first = attack.shop.pairOf(Shop.ALICE).token().reveal();
    String second = attack.shop.pairOf(Shop.ALICE).token().reveal();

    assertThat(claimsOf(first).text("jti")).isNotEqualTo(claimsOf(second).text("jti"));
    assertThat(claimsOf(first).text("jti").orElseThrow()).hasSize(22);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cnf", "may_act"})
  @DisplayName(
      "JWT attacks 48, 49 and 55: a token bound to a key, or spoken for another, is refused")
  void aTokenWithAConditionIsRefused(String name) {
    attack.claim(name, "{\"jkt\":\"x\",\"sub\":\"bob\"}").isRefused(NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sid",
        "ep",
        "gen",
        "auth_time",
        "acr",
        "amr",
        "client_id",
        "session_ends_at",
        "session_created_at",
        "session_idle_ends_at"
      })
  @DisplayName("A claim of the profile that is missing or misshapen")
  void everyOtherClaimIsNeeded(String name) {
    for (String shape :
        new String[] {"null", "\"\"", "[]", "{}", "-1", "1.5", "\"x\"", "[1]", "[\"\"]"})
      attack.claim(name, shape).isRefused(NOT_FOR_THIS);
    attack.withoutClaim(name).isRefused(NOT_FOR_THIS);
  }

  private static JsonObject claimsOf(String token) {
    String[] parts = token.split("\\.", -1);
    return JsonObject.parse(dev.jeton.Forge.decoded(parts[1]).getBytes(UTF_8)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"root\"",
        "null",
        "[]",
        "{}",
        "{\"sub\":\"\"}",
        "{\"sub\":7}",
        "{\"sub\":\"root\",\"act\":{\"sub\":\"deputy\"}}",
        "{\"sub\":\"root\",\"iss\":\"https://other.example\"}",
        "{\"sub\":\"root\",\"tenant\":7}"
      })
  @DisplayName(
      "JWT attack 49: an actor of another shape than ours, a chain for example, is refused")
  void anActorIsASubjectAndNothingElse(String act) {
    attack.claim("act", act).isRefused(NOT_FOR_THIS);
  }

  @Test
  @DisplayName("JWT attack 49: an actor is told and adds no right")
  void anActorAddsNoRight() {
    Session session = attack.claim("act", "{\"sub\":\"root\"}").session().orElseThrow();

    assertThat(session.actor()).contains(SubjectId.of("root"));
    assertThat(session.subject()).isEqualTo(Shop.ALICE);
  }
}
