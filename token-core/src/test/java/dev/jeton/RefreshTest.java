package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.Rotated;
import dev.jeton.http.RecordingExchange;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.store.StoreException;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Refreshing where nobody races and nobody steals; for the rest see RotationTest and ReuseTest. */
class RefreshTest {
  private final Shop shop = Shop.open();
  private final IssuedTokens first = shop.pairOf(ALICE);

  @Test
  @DisplayName("Requirement 47: an older refresh token gives way to the next")
  void anOlderTokenIsRotated() {
    shop.clock.advance(ofMinutes(4));
    shop.heard.clear();

    IssuedTokens second = refresh(first).orElseThrow();

    assertThat(second.refreshToken()).isPresent().isNotEqualTo(first.refreshToken());
    assertThat(second.session().generation()).isEqualTo(2);
    assertThat(shop.heard).singleElement().isInstanceOf(Rotated.class);
  }

  @Test
  void theNewPairNamesTheSameSessionAndIsAccepted() {
    shop.clock.advance(ofMinutes(4));
    IssuedTokens second = refresh(first).orElseThrow();

    Session session = shop.admitted(Shop.withBearer(second.token().reveal()), Access.session())
        .required();

    assertThat(session.id()).isEqualTo(first.session().id());
    assertThat(session.subject()).isEqualTo(ALICE);
  }

  @Test
  @DisplayName("Requirement 13: a refresh does not renew the authentication")
  void keepsTheTimeOfTheAuthentication() {
    shop.clock.advance(ofMinutes(20));

    IssuedTokens second = refresh(first).orElseThrow();

    assertThat(second.session().authentications().get(0).at()).isEqualTo(ManualClock.NOON);
    assertThat(
            shop.session(Shop.withBearer(second.token().reveal())).orElseThrow().authentication())
        .isEqualTo(first.session().authentications().get(0));
  }

  @Test
  @DisplayName("JWT attack 46, requirement 48: refreshing ends at the absolute limit")
  void endsAtTheAbsoluteLimit() {
    IssuedTokens held = first;
    for (long minutes = 0; minutes < ofHours(12).toMinutes() - 20; minutes += 20) {
      shop.clock.advance(ofMinutes(20));
      held = refresh(held).orElseThrow();
    }

    shop.clock.advance(ofMinutes(20));

    assertThat(refresh(held)).isEmpty();
    assertThat(shop.rejections()).containsExactly(Rejection.EXPIRED);
  }

  @Test
  void livesUntilTheIdleEnd() {
    shop.clock.advance(ofMinutes(30).minusMillis(1));

    assertThat(refresh(first)).isPresent();
  }

  @Test
  void isOverAtTheIdleEnd() {
    shop.clock.advance(ofMinutes(30));

    assertThat(refresh(first)).isEmpty();
  }

  @Test
  @DisplayName("JWT attack 46: refresh with an ended session")
  void isOverWhenTheSessionEnded() {
    shop.tokens().control().end(first.session().id());

    assertThat(refresh(first)).isEmpty();
    assertThat(shop.rejections()).containsExactly(Rejection.ENDED);
  }

  @Test
  void isOverWhereTheStoresClockSaysSo() {
    shop.clock.advance(ofMinutes(4));
    shop.store.loseEveryRace();

    assertThat(refresh(first)).isEmpty();

    assertThat(shop.rejections()).containsExactly(Rejection.EXPIRED);
  }

  @Test
  void aTokenIsStillGoodAfterTheStoreWasAway() {
    shop.clock.advance(ofMinutes(4));
    for (String verb : new String[] {"find", "replace"}) {
      shop.store.failing(verb);
      assertThatThrownBy(() -> refresh(first)).isInstanceOf(StoreException.class);
    }
    shop.store.failing();

    assertThat(refresh(first)).isPresent();
  }

  @Test
  void garbageCostsNoStoreRead() {
    shop.store.calls();

    for (String garbage : new String[] {"", "x", "jeton_r_" + "A".repeat(98), "a".repeat(100_000)})
      assertThat(shop.tokens().refresh(RecordingExchange.post("/"), SessionToken.of(garbage)))
          .isEmpty();

    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void accessTokensOfARefreshLiveUpToATenthShorterThanOthers() {
    IssuedTokens held = first;
    long shortest = Long.MAX_VALUE;
    long longest = 0;
    for (int i = 0; i < 300; i++) {
      shop.clock.advance(ofSeconds(20));
      held = refresh(held).orElseThrow();
      shortest = Math.min(shortest, held.expiresIn().toSeconds());
      longest = Math.max(longest, held.expiresIn().toSeconds());
    }

    assertThat(first.expiresIn()).isEqualTo(ofMinutes(5));
    assertThat(shortest).isBetween(269L, 275L);
    assertThat(longest).isBetween(295L, 300L);
  }

  @Test
  void shortAccessTokensAreNotShortened() {
    Shop brief = Shop.with(options -> options.lifetimes(new Lifetimes(ofSeconds(90), ofHours(1))));
    IssuedTokens held = brief.pairOf(ALICE);

    for (int i = 0; i < 50; i++) {
      brief.clock.advance(ofSeconds(20));
      held = brief
          .tokens()
          .refresh(RecordingExchange.post("/"), held.refreshToken().orElseThrow())
          .orElseThrow();
      assertThat(held.expiresIn()).isEqualTo(ofSeconds(30));
    }
  }

  private Optional<IssuedTokens> refresh(IssuedTokens held) {
    return shop.tokens()
        .refresh(RecordingExchange.post("/token/refresh"), held.refreshToken().orElseThrow());
  }
}
