package dev.jeton.token.foreign;

import static dev.jeton.session.Rejection.EXPIRED;
import static dev.jeton.session.Rejection.FORGED;
import static dev.jeton.session.Rejection.MALFORMED;
import static dev.jeton.session.Rejection.NOT_FOR_THIS;
import static dev.jeton.token.foreign.Partner.NOW;
import static dev.jeton.token.foreign.Partner.accepts;
import static dev.jeton.token.foreign.Partner.open;
import static dev.jeton.token.foreign.Partner.refuses;
import static dev.jeton.token.foreign.Partner.text;
import static dev.jeton.token.foreign.Partner.trusted;

import dev.jeton.ManualClock;
import dev.jeton.session.Rejection;
import dev.jeton.token.jwks.ForeignKey;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims that a trusted issuer signed and that are not accepted all the same. */
class ForeignClaimAttacksTest {
  private static final ForeignKey KEY = ForeignKey.es256("k1");
  private final ManualClock clock = new ManualClock();
  private final Partner partner = new Partner(KEY);
  private final TrustedIssuers shop = open(clock, trusted(KEY).build());
  private final TrustedIssuers lenient = open(
      clock, trusted(KEY).leeway(Duration.ofMinutes(5)).acceptingType("JWT").build());

  private void isRefused(Rejection reason) {
    refuses(shop, partner.token(), reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"1767355500\"",
        "true",
        "-1",
        "1e400",
        "100000000000000000000",
        "1767355500.5",
        "1.7673555e9",
        "[1767355500]",
        "{}",
        "9223372036854775807",
        "253402300800"
      })
  @DisplayName("JWT attacks 28 and 29 by an issuer: exp, iat, nbf and auth_time of another shape")
  void aTimeIsAPlausibleInteger(String json) {
    for (String name : new String[] {"exp", "iat", "nbf", "auth_time"})
      refuses(shop, new Partner(KEY).claim(name, json).token(), NOT_FOR_THIS);
  }

  @Test
  @DisplayName("JWT attacks 28 and 29 by an issuer: exp or iat missing")
  void theTimesAreNeeded() {
    refuses(shop, new Partner(KEY).withoutClaim("exp").token(), NOT_FOR_THIS);
    refuses(shop, new Partner(KEY).withoutClaim("iat").token(), NOT_FOR_THIS);
  }

  @Test
  @DisplayName("JWT attack 28 by an issuer: a second before exp the token lives")
  void livesUntilItsExpiry() {
    clock.advance(Duration.ofSeconds(299));

    accepts(shop, partner.token());
  }

  @Test
  @DisplayName("JWT attack 28 by an issuer: at exp the token is over")
  void isOverAtItsExpiry() {
    clock.advance(Duration.ofMinutes(5));

    isRefused(EXPIRED);
  }

  @Test
  @DisplayName("JWT attack 30: five minutes of leeway end where they end")
  void leewayIsAddedToTheExpiry() {
    clock.advance(Duration.ofSeconds(599));
    accepts(lenient, partner.token());

    clock.advance(Duration.ofSeconds(1));
    refuses(lenient, partner.token(), EXPIRED);
  }

  @Test
  @DisplayName("JWT attack 29: issued now is not in the future, a second later is")
  void anIssueInTheFutureIsRefused() {
    accepts(shop, partner.claim("iat", Long.toString(NOW)).token());
    refuses(shop, partner.claim("iat", Long.toString(NOW + 1)).token(), NOT_FOR_THIS);
    accepts(lenient, partner.claim("iat", Long.toString(NOW + 299)).token());
    Partner begun = new Partner(KEY).claim("nbf", Long.toString(NOW - 1));
    refuses(shop, begun.claim("iat", Long.toString(NOW + 1)).token(), NOT_FOR_THIS);
    Partner later = partner.claim("exp", Long.toString(NOW + 600));
    accepts(lenient, later.claim("iat", Long.toString(NOW + 300)).token());
    refuses(lenient, later.claim("iat", Long.toString(NOW + 301)).token(), NOT_FOR_THIS);
  }

  @Test
  @DisplayName("Requirements 19 and 84, JWT attack 29: from nbf on, and not a second before")
  void aTokenThatBeginsLaterIsRefused() {
    accepts(shop, partner.claim("nbf", Long.toString(NOW)).token());
    refuses(shop, partner.claim("nbf", Long.toString(NOW + 1)).token(), NOT_FOR_THIS);
    accepts(lenient, partner.claim("nbf", Long.toString(NOW + 300)).token());
    refuses(lenient, partner.claim("nbf", Long.toString(NOW + 301)).token(), NOT_FOR_THIS);
  }

  @Test
  @DisplayName("JWT attack 29: exp before iat, and at it")
  void aLifeThatEndsBeforeItBeginsIsRefused() {
    clock.advance(Duration.ofSeconds(-100));
    refuses(lenient, partner.claim("exp", Long.toString(NOW - 1)).token(), NOT_FOR_THIS);
    refuses(lenient, partner.claim("exp", Long.toString(NOW)).token(), NOT_FOR_THIS);
  }

  @Test
  @DisplayName("JWT attack 28: a life of an hour is accepted, a second more is not")
  void aLongLifeIsRefused() {
    accepts(shop, partner.claim("exp", Long.toString(NOW + 3600)).token());
    refuses(shop, partner.claim("exp", Long.toString(NOW + 3601)).token(), NOT_FOR_THIS);
  }

  @Test
  @DisplayName("Requirement 39: a proof of identity that is later than the token")
  void anAuthenticationAfterTheIssueIsRefused() {
    accepts(shop, partner.claim("auth_time", Long.toString(NOW)).token());
    refuses(shop, partner.claim("auth_time", Long.toString(NOW + 1)).token(), NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[\"https://id.partner.example\"]",
        "\"https://id.partner.example/\"",
        "\"https://ID.partner.example\"",
        "\"https://id.partner.example \"",
        "\"\"",
        "\"http://id.partner.example\"",
        "\"https://id.partner.example:443\"",
        "\"https://shop.example\"",
        "{}",
        "1"
      })
  @DisplayName("JWT attack 31: another spelling of iss is another issuer")
  void anIssuerIsComparedExactly(String iss) {
    partner.claim("iss", iss);

    isRefused(MALFORMED);
  }

  @Test
  @DisplayName("JWT attack 31: iss missing")
  void anIssuerIsNeeded() {
    partner.withoutClaim("iss");

    isRefused(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "[]",
        "[[\"https://shop.example\"]]",
        "[\"https://shop.example\",1]",
        "\"https://shop.example/\"",
        "\"https://shop\"",
        "\"*\"",
        "[\"https://*.example\"]",
        "\"https://billing.example\"",
        "{\"https://shop.example\":true}"
      })
  @DisplayName("Requirements 21 and 76, JWT attacks 32 and 53: an audience that is not ours")
  void anotherAudienceIsRefused(String aud) {
    partner.claim("aud", aud);

    isRefused(NOT_FOR_THIS);
  }

  @Test
  @DisplayName("JWT attack 32: aud missing")
  void anAudienceIsNeeded() {
    partner.withoutClaim("aud");

    isRefused(NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "\"\"", "\" \"", "1", "[\"bob\"]", "\"bob\\u0000\"", "\"bob\\r\\n\"", "{}"
      })
  @DisplayName("JWT attack 33: a subject of another shape")
  void aSubjectIsAName(String sub) {
    partner.claim("sub", sub);

    isRefused(NOT_FOR_THIS);
  }

  @Test
  @DisplayName("Requirement 89: each claim that RFC 9068 requires")
  void whatTheProfileRequiresMustBeThere() {
    for (String name : new String[] {"sub", "client_id", "jti"})
      refuses(shop, new Partner(KEY).withoutClaim(name).token(), NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \"", "1", "[]"})
  @DisplayName("JWT attack 45: jti and client_id of another shape")
  void anIdIsAText(String json) {
    refuses(shop, new Partner(KEY).claim("jti", json).token(), NOT_FOR_THIS);
    refuses(shop, new Partner(KEY).claim("client_id", json).token(), NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JWT",
        "jwt",
        "JWS",
        "id_token+jwt",
        "logout+jwt",
        "dpop+jwt",
        "session+jwt",
        "at+jwt ",
        "x/at+jwt",
        "application/x/at+jwt",
        "application/application/at+jwt",
        ""
      })
  @DisplayName("Requirement 79, JWT attack 34 by an issuer: a token of another type")
  void anotherTypeIsRefused(String typ) {
    partner.header("typ", text(typ));

    isRefused(NOT_FOR_THIS);
  }

  @Test
  @DisplayName("JWT attack 34 by an issuer: typ missing or of another shape")
  void aTypeIsNeeded() {
    refuses(shop, new Partner(KEY).withoutHeader("typ").token(), NOT_FOR_THIS);
    refuses(shop, new Partner(KEY).header("typ", "[\"at+jwt\"]").token(), NOT_FOR_THIS);
    refuses(lenient, new Partner(KEY).withoutHeader("typ").token(), NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonce", "at_hash", "c_hash", "s_hash", "events"})
  @DisplayName("JWT attack 34: an ID token or a log-out notice whose type says nothing")
  void whatOnlyTokensOfOtherPurposesHaveIsRefused(String name) {
    partner.header("typ", text("JWT"));
    accepts(lenient, partner.token());

    refuses(lenient, partner.claim(name, text("x")).token(), NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"jkt\":\"abc\"}", "{\"x5t#S256\":\"abc\"}", "null", "{}"})
  @DisplayName("Requirements 46 and 97, JWT attack 48: a bound token is no bearer token")
  void aBoundTokenIsRefused(String cnf) {
    partner.claim("cnf", cnf);

    isRefused(NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"sub\":\"admin\"}", "null", "{}"})
  @DisplayName("Requirements 42 and 98, JWT attack 49: a token of somebody who acts for another")
  void anActorIsRefused(String act) {
    partner.claim("act", act);

    isRefused(NOT_FOR_THIS);
  }

  @Test
  @DisplayName(
      "Requirements 16 and 38: claims of a token whose signature does not hold are not looked at")
  void claimsAreNotLookedAtBeforeTheSignature() {
    String forged = partner.claim("exp", "0").signedBy(ForeignKey.es256("k1"));

    refuses(shop, forged, FORGED);
  }
}
