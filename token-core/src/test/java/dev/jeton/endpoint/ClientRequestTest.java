package dev.jeton.endpoint;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.Shop.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.ClientRefused;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.store.StoreException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may introspect and revoke, by which request, and what both refuse alike. */
class ClientRequestTest {
  private final Shop shop = Shop.open();
  private final Asking asking = new Asking(shop);

  @Test
  @DisplayName("A client learns nothing about tokens for another audience, and ends none")
  void anotherAudienceIsInactiveAndStays() {
    String cookie = shop.cookieOf(ALICE);

    assertThat(text(asking.post(asking.introspection(), asking.stranger, "token=" + cookie)))
        .isEqualTo(Asking.INACTIVE);
    assertThat(
            asking.post(asking.revocation(), asking.stranger, "token=" + cookie).status())
        .isEqualTo(200);
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();
  }

  @Test
  void hintsAreIgnored() {
    String cookie = shop.cookieOf(ALICE);

    for (String hint : new String[] {"refresh_token", "no_such_type", ""})
      assertThat(text(asking.post(
              asking.introspection(),
              asking.ledger,
              "token=" + cookie + "&token_type_hint=" + hint)))
          .contains("\"active\":true");
    assertThat(asking
            .post(
                asking.revocation(), asking.ledger, "token=" + cookie + "&token_type_hint=nonsense")
            .status())
        .isEqualTo(200);
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isFalse();
  }

  @Test
  void whoProvesNoClientLearnsNothingAndIsTold() {
    String cookie = shop.cookieOf(ALICE);
    shop.heard.clear();
    for (Endpoint endpoint : List.of(asking.introspection(), asking.revocation()))
      for (String body : new String[] {"token=" + cookie, "token=x", "", "x".repeat(20_000)}) {
        Reply reply = asking.post(endpoint, Optional.empty(), body);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(text(reply)).contains("invalid-client").doesNotContain("active");
      }

    assertThat(shop.heard).hasSize(8).allMatch(ClientRefused.class::isInstance);
    assertThat(shop.heard.stream().map(SessionEvent::toString))
        .noneMatch(it -> it.contains(cookie));
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();
  }

  @Test
  void aUserIsNoClient() {
    RecordingExchange exchange = Asking.request()
        .with("Authorization", "Bearer " + shop.pairOf(ALICE).token().reveal());

    Reply reply = asking.handle(asking.introspection(), exchange, "token=x");

    assertThat(reply.status()).isEqualTo(401);
  }

  @Test
  void aBodyThatIsNoFormWithOneTokenIsRefused() {
    for (String body :
        new String[] {"", "tokens=x", "token=a&token=b", "token=%zz", "token=x&client_secret=y"})
      assertThat(asking.post(asking.introspection(), asking.ledger, body).status())
          .as(body)
          .isEqualTo(400);
    RecordingExchange json = RecordingExchange.post("/introspect")
        .with("Content-Type", "application/json")
        .with("Authorization", Asking.basic(asking.ledger));
    assertThat(asking.handle(asking.introspection(), json, "{\"token\":\"x\"}").status())
        .isEqualTo(415);
  }

  @Test
  void aRequestOfAnotherSiteIsRefusedWhereASessionCookieCame() {
    RecordingExchange foreign = Asking.request()
        .with("Authorization", Asking.basic(asking.ledger))
        .with("Origin", "https://evil.example")
        .with("Cookie", Shop.COOKIE + "=" + shop.cookieOf(ALICE));
    RecordingExchange program = Asking.request().with("Authorization", Asking.basic(asking.ledger));

    assertThat(shop.admits(foreign, asking.introspection().access())).isFalse();
    assertThat(shop.admits(program, asking.introspection().access())).isTrue();
  }

  @Test
  void aStoreThatIsAwayIsNotAnsweredAsInactive() {
    String cookie = shop.cookieOf(ALICE);
    String jwt = shop.pairOf(ALICE).token().reveal();
    shop.store.failing("find");

    for (String token : new String[] {cookie, jwt}) {
      assertThatThrownBy(() -> asking.introspect(token)).isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> asking.revoke(token)).isInstanceOf(StoreException.class);
    }
  }
}
