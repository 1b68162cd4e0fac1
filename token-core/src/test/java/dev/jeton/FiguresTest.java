package dev.jeton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.session.Trust;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private final Shop shop = Shop.open();

  @Test
  void whatOpensASessionIsCountedByTrustAndWhatDoesNotIsNot() {
    String cookie = shop.cookieOf(Shop.ALICE);

    shop.admitted(Shop.withCookie(cookie), Access.session()).required();
    shop.admitted(Shop.withCookie(cookie), Access.session().trust(Trust.AUTHORITATIVE));
    shop.admitted(Shop.withCookie(cookie), Access.session().trust(Trust.AUTHORITATIVE));
    shop.refusal(Shop.withCookie("garbage"), Access.session());

    assertThat(shop.tokens().figures().validated())
        .containsEntry(Trust.CACHED, 1L)
        .containsEntry(Trust.AUTHORITATIVE, 2L)
        .containsEntry(Trust.LOCAL, 0L);
  }

  @Test
  void whetherACopyAnsweredIsCounted() {
    String cookie = shop.cookieOf(Shop.ALICE);

    shop.admitted(Shop.withCookie(cookie), Access.session()).required();
    shop.clock.advance(Duration.ofSeconds(6));
    shop.admitted(Shop.withCookie(cookie), Access.session()).required();

    assertThat(shop.tokens().figures().near().copiesUsed()).isOne();
    assertThat(shop.tokens().figures().near().copiesMissing()).isOne();
  }

  @Test
  void howOldTheFeedIsIsTold() {
    shop.clock.advance(Duration.ofSeconds(3));
    assertThat(shop.tokens().figures().near().feedAge()).contains(Duration.ofSeconds(3));

    shop.tokens().follow();

    assertThat(shop.tokens().figures().near().feedAge()).contains(Duration.ZERO);
  }
}
