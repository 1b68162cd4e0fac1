package dev.jeton.token.foreign;

import static dev.jeton.token.foreign.Partner.NOW;
import static dev.jeton.token.foreign.Partner.accepts;
import static dev.jeton.token.foreign.Partner.open;
import static dev.jeton.token.foreign.Partner.session;
import static dev.jeton.token.foreign.Partner.text;
import static dev.jeton.token.foreign.Partner.trusted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import dev.jeton.identity.Permission;
import dev.jeton.identity.SubjectId;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.token.jwks.ForeignKey;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a good token of another issuer is here. */
class ForeignTokenTest {
  private static final ForeignKey KEY = ForeignKey.es256("k1");
  private final TrustedIssuers shop = open(new ManualClock(), trusted(KEY).build());

  private static Partner partner() {
    return new Partner(KEY);
  }

  @Test
  void itsSubjectLivesInTheTenantOfItsIssuer() {
    Session session = session(shop, partner().token());

    assertThat(session.subject().id()).isEqualTo(new SubjectId("partner", "bob"));
  }

  @Test
  void itsRolesAndPermissionsAreThoseThatItClaims() {
    String token = partner()
        .claim("roles", "[\"clerk\",\"user\"]")
        .claim("permissions", "[\"orders:read\"]")
        .claim("scope", text("stock:read openid"))
        .token();

    Session session = session(shop, token);

    assertThat(session.subject().roles()).containsExactly("clerk", "user");
    assertThat(session.subject().permissions())
        .extracting(Permission::value)
        .containsExactly("orders:read", "stock:read", "openid");
  }

  @Test
  void itLivesFromItsIssueToItsExpiryAndNothingHereProlongsIt() {
    Session session = session(shop, partner().token());

    assertThat(session.createdAt()).isEqualTo(Instant.ofEpochSecond(NOW));
    assertThat(session.idleEndsAt()).isEqualTo(Instant.ofEpochSecond(NOW + 300));
    assertThat(session.absoluteEndsAt()).isEqualTo(Instant.ofEpochSecond(NOW + 300));
    assertThat(session.trust()).isEqualTo(Trust.LOCAL);
  }

  @Test
  void itsAuthenticationIsTheOneThatItTellsAtTheLowestLevel() {
    String token = partner()
        .claim("auth_time", Long.toString(NOW - 60))
        .claim("amr", "[\"urn:odd\",\"otp\"]")
        .claim("acr", text("9"))
        .token();

    Session session = session(shop, token);

    assertThat(session.authentication().at()).isEqualTo(Instant.ofEpochSecond(NOW - 60));
    assertThat(session.authentication().method()).isEqualTo("otp");
    assertThat(session.authentication().level()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "Requirement 39: a token that does not say when its subject proved itself is not fresh")
  void withoutAnAuthenticationTimeItIsNeverFresh() {
    Session session = session(shop, partner().token());

    assertThat(session.authentication().at()).isEqualTo(Instant.EPOCH);
    assertThat(session.authentication().method()).isEqualTo("foreign");
  }

  @Test
  void oneTokenIsOneSessionAndAnotherIsAnother() {
    Session first = session(shop, partner().token());
    Session again = session(shop, partner().token());
    Session other = session(shop, partner().claim("jti", text("4712")).token());

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(other.id()).isNotEqualTo(first.id());
  }

  @Test
  void aTokenWithoutAnIdIsNamedByItsSubjectAndItsIssue() {
    TrustedIssuers lenient =
        open(new ManualClock(), trusted(KEY).acceptingType("JWT").build());
    Partner loose = partner().header("typ", text("JWT")).withoutClaim("jti");
    Session bob = session(lenient, loose.token());
    Session alice = session(lenient, loose.claim("sub", text("alice")).token());
    Session earlier = session(
        lenient,
        loose.claim("sub", text("bob")).claim("iat", Long.toString(NOW - 1)).token());

    assertThat(Set.of(bob.id(), alice.id(), earlier.id())).hasSize(3);
  }

  @Test
  void theSameTokenIdOfTwoIssuersIsTwoSessions() {
    String other = "https://id.other.example";
    TrustedIssuers both = open(
        new ManualClock(),
        trusted(KEY).build(),
        TrustedIssuer.builder(
                other, "other", Partner.AUDIENCE, Partner.document(ForeignKey.set(KEY)))
            .build());

    Session ofPartner = session(both, partner().token());
    Session ofOther = session(both, partner().claim("iss", text(other)).token());

    assertThat(ofOther.id()).isNotEqualTo(ofPartner.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "Application/AT+JWT", "At+Jwt"})
  @DisplayName("Requirements 78 and 89: typ without regard to case, with application/ or without")
  void itsTypeIsThatOfAnAccessToken(String typ) {
    accepts(shop, partner().header("typ", text(typ)).token());
  }

  @Test
  void otherHeadersAreTolerated() {
    accepts(
        shop, partner().header("x5t", text("abc")).header("nonce", text("n")).token());
  }

  @Test
  @DisplayName("JWT attack 32: several audiences, one of them ours")
  void itMayBeForOthersToo() {
    accepts(
        shop,
        partner()
            .claim("aud", "[\"https://other.example\",\"https://shop.example\"]")
            .token());
  }

  static Stream<ForeignKey> kinds() {
    ForeignKey rsa = ForeignKey.rsa("rsa", "PS256", 2048);
    return Stream.of(
        ForeignKey.es384("a"),
        ForeignKey.es512("b"),
        ForeignKey.edDsa("c"),
        rsa,
        rsa.as("d", "PS384"),
        rsa.as("e", "PS512"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itMayBeSignedByEachSoundAlgorithm(ForeignKey key) {
    accepts(open(new ManualClock(), trusted(key).build()), new Partner(key).token());
  }

  @Test
  @DisplayName("Requirement 56: RS256 only where it is asked for by its name")
  void rs256IsAcceptedWhereItIsAskedFor() {
    ForeignKey key = ForeignKey.rsa("rsa", "RS256", 2048);
    TrustedIssuers asked = open(
        new ManualClock(),
        trusted(KEY, key)
            .algorithms(KeyAlgorithm.ES256)
            .acceptingRs256DespiteItsPadding()
            .build());
    TrustedIssuers usual = open(new ManualClock(), trusted(KEY, key).build());

    accepts(asked, new Partner(key).token());
    Partner.refuses(usual, new Partner(key).token(), dev.jeton.session.Rejection.FORGED);
  }
}
