package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.token.IssuedTokens;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An access token that was copied, and the step-up that its owner made afterwards. */
class FormerAccessTokenTest {

  private static final Access STRONG = Access.level(2);
  private static final Access FRESH = Access.fresh(ofMinutes(1));

  private static final Subject BOB = Subject.of("bob");

  private final Shop shop = Shop.with(
      options -> options.authorities(id -> Optional.of(new Subject(id, Set.of(), Set.of()))));
  private final IssuedTokens former = shop.pairOf(ALICE);
  private IssuedTokens elevated;

  @BeforeEach
  void theOwnerStepsUp() {
    shop.clock.advance(ofMinutes(2));
    elevated = steppedUp(former, "otp", 2);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Requirement 6: a token from before a step-up never has what was proven by it")
  void itNeverHasTheElevation(Trust trust) {
    assertThat(shop.admits(bearer(former), Access.session().trust(trust))).isTrue();
    assertThat(shop.admits(bearer(former), STRONG.trust(trust))).isFalse();
    assertThat(shop.admits(bearer(former), FRESH.trust(trust))).isFalse();
    assertThat(shop.admits(bearer(elevated), STRONG.and(FRESH).trust(trust))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void beingSeenChangesNothingAboutIt(Trust trust) {
    shop.clock.advance(ofMinutes(2));

    assertThat(shop.admits(bearer(former), STRONG.trust(trust))).isFalse();
    assertThat(shop.admits(bearer(former), Access.session().trust(trust))).isTrue();
  }

  @Test
  void anExchangeOfItLeavesTheElevationBehind() {
    IssuedTokens exchanged =
        shop.admitted(bearer(former), Access.session()).rotate().orElseThrow();

    assertThat(shop.admits(bearer(exchanged), Access.session())).isTrue();
    assertThat(shop.admits(bearer(exchanged), STRONG)).isFalse();
  }

  @Test
  void aWeakerProofMadeWithItDoesNotJoinTheStrongerOne() {
    IssuedTokens weaker = steppedUp(former, "pwd", 1);

    assertThat(shop.admits(bearer(weaker), FRESH)).isTrue();
    assertThat(shop.admits(bearer(weaker), STRONG)).isFalse();
  }

  @Test
  void twoCutsInOneRequestKeepWhatTheFirstProved() {
    RequestSession request = shop.admitted(bearer(former), Access.session());
    assertThat(request.reauthenticate(proof("otp", 2))).isPresent();

    IssuedTokens next = request.rotate().orElseThrow();

    assertThat(shop.admits(bearer(next), STRONG)).isTrue();
  }

  @Test
  void whoeverIsActedForGetsNoElevationOfIt() {
    IssuedTokens acting =
        shop.admitted(bearer(former), Access.session()).impersonate(BOB).orElseThrow();

    assertThat(shop.admits(bearer(acting), Access.session())).isTrue();
    assertThat(shop.admits(bearer(acting), STRONG)).isFalse();
  }

  @Test
  void afterAPlainRefreshTheFormerTokenIsWhatItWas() {
    shop.clock.advance(ofMinutes(2));
    IssuedTokens next = shop.tokens()
        .refresh(Shop.logInRequest(), elevated.refreshToken().orElseThrow())
        .orElseThrow();

    Session by =
        shop.admitted(bearer(elevated), STRONG.trust(Trust.AUTHORITATIVE)).required();

    assertThat(next.session().generation()).isEqualTo(3);
    assertThat(by.authentications()).hasSize(2);
  }

  private IssuedTokens steppedUp(IssuedTokens held, String method, int level) {
    return shop.admitted(bearer(held), Access.session())
        .reauthenticate(proof(method, level))
        .orElseThrow();
  }

  private Authentication proof(String method, int level) {
    return new Authentication(method, shop.clock.instant(), level);
  }

  private static RecordingExchange bearer(IssuedTokens issued) {
    return Shop.withBearer(issued.token().reveal());
  }
}
