package dev.jeton;

import static dev.jeton.token.foreign.Partner.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jeton.access.Access;
import dev.jeton.event.SessionListener;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.foreign.Partner;
import dev.jeton.token.foreign.TrustedIssuer;
import dev.jeton.token.foreign.TrustedIssuerBuilder;
import dev.jeton.token.foreign.TrustedIssuers;
import dev.jeton.token.jwks.ForeignKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tokens that are not ours, at the door. */
class AlsoAcceptedTest {
  private static final ForeignKey KEY = ForeignKey.es256("k1");
  private static final Access LOCAL = Access.session().trust(Trust.LOCAL);
  private final ManualClock clock = new ManualClock();
  private final Shop shop = shop(Partner.trusted(KEY));
  private final Partner partner = new Partner(KEY);

  private Shop shop(TrustedIssuerBuilder issuer) {
    return Shop.with(options -> options.alsoAccepting(issuers(issuer.build())));
  }

  private TrustedIssuers issuers(TrustedIssuer issuer) {
    return TrustedIssuers.open(clock, SessionListener.SILENT, issuer);
  }

  private void later(Duration passed) {
    clock.advance(passed);
    shop.clock.advance(passed);
  }

  @Test
  void aForeignTokenOpensARouteThatAsksForLocalTrust() {
    String token = partner.claim("roles", "[\"clerk\"]").token();

    Session session = shop.admitted(Shop.withBearer(token), Access.role("clerk").trust(Trust.LOCAL))
        .required();

    assertThat(session.subject().id()).isEqualTo(new SubjectId("partner", "bob"));
    assertThat(session.trust()).isEqualTo(Trust.LOCAL);
    assertThat(shop.admits(Shop.withBearer(token), Access.role("admin").trust(Trust.LOCAL)))
        .isFalse();
  }

  @Test
  @DisplayName("Requirements 55 and 66: a route that demands more than an issuer can tell")
  void aForeignTokenOpensNoRouteThatAsksForMore() {
    shop.heard.clear();

    Reply reply = shop.refusal(Shop.withBearer(partner.token()), Access.session());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(Shop.text(reply))
        .isEqualTo(Shop.text(shop.refusal(Shop.withBearer("nonsense"), Access.session())));
    assertThat(shop.rejections()).startsWith(Rejection.UNCONFIRMED);
  }

  @Test
  void anIssuerThatIsTrustedSoFarOpensIt() {
    Shop trusting = shop(Partner.trusted(KEY).withoutRevocationUpTo(Trust.CACHED));

    assertThat(trusting.admits(Shop.withBearer(partner.token()), Access.session()))
        .isTrue();
    assertThat(trusting.admits(
            Shop.withBearer(partner.token()), Access.session().trust(Trust.AUTHORITATIVE)))
        .isFalse();
  }

  @Test
  void ourOwnTokensAreAcceptedAsBefore() {
    String cookie = shop.cookieOf(Shop.ALICE);
    String bearer = shop.pairOf(Shop.ALICE).token().reveal();

    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();
    assertThat(shop.admits(Shop.withBearer(bearer), Access.session())).isTrue();
  }

  @Test
  void aForeignTokenInACookieOpensNothing() {
    assertThat(shop.admits(Shop.withCookie(partner.token()), LOCAL)).isFalse();
    assertThat(shop.rejections()).containsExactly(Rejection.NOT_FOR_THIS);
  }

  @Test
  @DisplayName(
      "Requirement 9, JWT attack 43: after its log-out a foreign token is over on this node")
  void aLogOutEndsAForeignSessionHere() {
    RecordingExchange leaving =
        RecordingExchange.post("/logout").with("Authorization", "Bearer " + partner.token());

    shop.admitted(leaving, LOCAL).logOut();

    assertThat(shop.admits(Shop.withBearer(partner.token()), LOCAL)).isFalse();
    assertThat(shop.rejections()).containsExactly(Rejection.ENDED);
    assertThat(shop.admits(Shop.withBearer(partner.claim("jti", text("next")).token()), LOCAL))
        .isTrue();
  }

  @Test
  @DisplayName("JWT attack 43: an ended foreign token stays over until it expires")
  void aLogOutIsRememberedForAsLongAsTheTokenCouldLive() {
    String token = partner
        .claim("exp", Long.toString(ManualClock.NOON.getEpochSecond() + 3600))
        .token();
    shop.admitted(Shop.withBearer(token), LOCAL).logOut();

    later(Duration.ofMinutes(59));
    // More than a thousand other ends make room: what could still be presented must stay.
    for (int i = 0; i < 1100; i++) {
      String other = new Partner(KEY)
          .claim("jti", text("other" + i))
          .claim("exp", Long.toString(clock.instant().getEpochSecond() + 60))
          .claim("iat", Long.toString(clock.instant().getEpochSecond()))
          .token();
      shop.admitted(Shop.withBearer(other), LOCAL).logOut();
    }

    assertThat(shop.admits(Shop.withBearer(token), LOCAL)).isFalse();
    assertThat(shop.rejections()).containsExactly(Rejection.ENDED);
  }

  @Test
  @DisplayName("Requirement 10: after the end of all sessions of a foreign subject")
  void theEndOfAllSessionsShutsTheSubjectOut() {
    shop.tokens().control().endAll(new SubjectId("partner", "bob"));

    assertThat(shop.admits(Shop.withBearer(partner.token()), LOCAL)).isFalse();
    assertThat(shop.admits(Shop.withBearer(partner.claim("sub", text("carol")).token()), LOCAL))
        .isTrue();
  }

  @Test
  @DisplayName("Requirement 37: the bob of an issuer is not our bob")
  void theEndOfOurOwnSubjectIsNotTheirs() {
    shop.tokens().control().endAll(SubjectId.of("bob"));

    assertThat(shop.admits(Shop.withBearer(partner.token()), LOCAL)).isTrue();
    assertThat(shop.pairOf(Subject.of("bob")).session().subject().id())
        .isNotEqualTo(new SubjectId("partner", "bob"));
  }

  @Test
  @DisplayName(
      "Requirement 75, JWT attack 54: nobody else vouches for the name of this application")
  void aTrustedIssuerIsNotThisApplication() {
    JsonObject keys =
        JsonObject.parse(ForeignKey.set(KEY).getBytes(StandardCharsets.UTF_8)).orElseThrow();
    TrustedIssuer ourselves =
        TrustedIssuer.builder(Shop.ORIGIN, "partner", Shop.ORIGIN, keys).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shop.with(options -> options.alsoAccepting(issuers(ourselves))))
        .withMessage("issuer https://shop.example is this application itself and a trusted issuer"
            + " as well: give one another name");
  }

  @Test
  void anApplicationBringsAValidatorOfItsOwn() {
    TokenValidator deaf = (presented, least) -> new Rejected(Rejection.MALFORMED);
    TokenValidator strict = (presented, least) -> new Rejected(
        presented.token().reveal().startsWith("legacy-") ? Rejection.EXPIRED : Rejection.MALFORMED);
    Shop moving = Shop.with(options -> options.alsoAccepting(deaf, strict));

    moving.admits(Shop.withBearer("legacy-1"), LOCAL);

    assertThat(moving.rejections()).containsExactly(Rejection.EXPIRED);
    assertThat(moving.admits(Shop.withCookie(moving.cookieOf(Shop.ALICE)), LOCAL))
        .isTrue();
  }
}
