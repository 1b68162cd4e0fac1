package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.session.Session;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The recipes of docs/guide/roles-that-change.md. */
class AccountRecipesTest {

  private final Shop shop = Shop.open();

  @Test
  @DisplayName("Requirement 10: a disabled account has no session, not even one that had begun")
  void anAccountIsDisabled() {
    String cookie = shop.cookieOf(ALICE);
    LogIn begun = shop.atLogIn(Shop.logInRequest()).beginLogIn();

    shop.tokens().control().endAll(ALICE.id());
    Optional<Session> late = begun.withCookie(ALICE, shop.byPassword());

    assertThat(late).isEmpty();
    assertThat(shop.session(Shop.withCookie(cookie))).isEmpty();
    assertThat(shop.tokens().control().of(ALICE.id())).isEmpty();
  }

  @Test
  @DisplayName("Requirement 11: after a change of the password only the present browser is in")
  void aPasswordIsChanged() {
    String elsewhere = shop.cookieOf(ALICE);
    String here = shop.cookieOf(ALICE);
    RecordingExchange exchange = Shop.withCookie(here);
    RequestSession session = shop.admitted(exchange, Access.session());

    session.ownSessions().endOthers();
    session.rotate();

    String next = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(shop.session(Shop.withCookie(elsewhere))).isEmpty();
    assertThat(shop.session(Shop.withCookie(here))).isEmpty();
    assertThat(shop.session(Shop.withCookie(next))).isPresent();
    shop.clock.advance(Duration.ofMinutes(1));
    assertThat(shop.session(Shop.withCookie(next))).isPresent();
  }
}
