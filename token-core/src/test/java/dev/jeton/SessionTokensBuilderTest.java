package dev.jeton;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.origin.OriginPolicy;
import dev.jeton.session.Lifetimes;
import dev.jeton.store.StoreException;
import dev.jeton.token.jwt.JwtProfile;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensBuilderTest {
  private static final JwtProfile TEN_MINUTES =
      JwtProfile.of("https://a.example", "shop", "app").livingFor(ofMinutes(10));

  @Test
  void aTokenMayLiveAThirdOfTheIdleLifetime() {
    Shop shop = Shop.with(options -> options.jwt(TEN_MINUTES));

    assertThat(shop.pairOf(Shop.ALICE).expiresIn()).isEqualTo(ofMinutes(10));
  }

  @Test
  void aTokenMayNotLiveMoreThanAThirdOfTheIdleLifetime() {
    assertThatThrownBy(() ->
            Shop.with(options -> options.jwt(TEN_MINUTES.livingFor(ofMinutes(10).plusMillis(1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a JWT lifetime of PT10M0.001S is over a third of the idle lifetime PT30M:"
            + " shorten the one or lengthen the other");
  }

  @Test
  void theShorterOfBothIdleLifetimesCounts() {
    Lifetimes brief = new Lifetimes(ofMinutes(6), ofHours(1));

    assertThatThrownBy(
            () -> Shop.with(options -> options.jwt(TEN_MINUTES).rememberedLifetimes(brief)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("idle lifetime PT6M");
  }

  @Test
  void theDefaultTokenLivesAThirdOfAShortIdleLifetime() {
    Shop shop = Shop.with(options -> options.lifetimes(new Lifetimes(ofMinutes(6), ofHours(1))));
    Shop brief = Shop.with(options -> options.lifetimes(new Lifetimes(ofSeconds(1), ofHours(1))));

    assertThat(shop.pairOf(Shop.ALICE).expiresIn()).isEqualTo(ofMinutes(2));
    assertThat(brief.pairOf(Shop.ALICE).expiresIn()).isEqualTo(ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://shop.example", "http://localhost:8080"})
  void aPublicOriginIsHttps(String origin) {
    Shop shop = Shop.open();

    assertThatThrownBy(
            () -> SessionTokens.builder(shop.store, shop.keys, origin).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("public origin " + origin + " must be https");
  }

  @Test
  void thePublicOriginAndTheOriginPolicyMustAgree() {
    OriginPolicy other = OriginPolicy.builder("https://other.example").build();

    assertThatThrownBy(() -> Shop.with(options -> options.origins(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://shop.example")
        .hasMessageContaining("https://other.example");
  }

  @Test
  void anotherSpellingOfThePublicOriginAgrees() {
    Shop shop = Shop.open();
    OriginPolicy policy = OriginPolicy.builder("https://shop.example").build();

    SessionTokens tokens = SessionTokens.builder(shop.store, shop.keys, "HTTPS://Shop.Example:443")
        .origins(policy)
        .build();

    assertThat(tokens.challenge().headerValue()).isEqualTo("Bearer realm=\"jeton\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "login",
        "//evil.example",
        "https://evil.example/",
        "/a?b=c",
        "/a#b",
        "/é",
        "/a b",
        "/\\evil"
      })
  void aLogInPageIsAPathOfThisServer(String page) {
    assertThatThrownBy(() -> Shop.with(options -> options.logInPage(page)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the log-in page")
        .hasMessageContaining("path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "a\nb"})
  void aRealmIsPrintableAscii(String realm) {
    assertThatThrownBy(() -> Shop.with(options -> options.realm(realm)))
        .hasMessage("realm must be printable ASCII");
  }

  @Test
  void aTokenPrefixIsCheckedAtTheStart() {
    assertThatThrownBy(() -> Shop.with(options -> options.tokenPrefix("A_B")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keysThatAreRetiredBeforeTheirSessionsAreRefused() {
    Duration shorter = Duration.ofDays(30).minusSeconds(1);
    KeyRing keys = KeyRing.open(
        KeyStore.ephemeral(), KeyPolicy.ephemeral().tokensLiveFor(shorter), Clock.systemUTC());

    assertThatThrownBy(() -> Shop.with(keys, options -> options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sessions live up to PT720H, but keys verify for only PT719H59M59S after their"
            + " successors begin: set KeyPolicy.tokensLiveFor or shorten the lifetimes");
    assertThat(Shop.with(keys, options -> options.rememberedLifetimes(Lifetimes.DEFAULT))
            .tokens())
        .isNotNull();
  }

  @Test
  void aNodeThatCannotLearnWhoWasLoggedOutDoesNotStart() {
    Shop shop = Shop.open();
    shop.store.failing("revocations");

    assertThatThrownBy(shop::restart).isInstanceOf(StoreException.class);
  }
}
