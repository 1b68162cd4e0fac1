package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.cookieOf;
import static dev.jeton.sample.contract.SampleGround.getWith;
import static dev.jeton.sample.contract.SampleGround.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.json.JsonObject;
import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.data.DemoUser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders, sessions for administrators, pages and health. */
interface DeskRules extends SampleGround {

  @Test
  default void anOrderIsListedUntilItIsDeleted() {
    SampleClient client = client("reference");
    String alice = cookieOf(client, DemoUser.ALICE);

    Answer placed = order(client, alice, "{'item':'Earl Grey <b>','quantity':3}");
    String id = placed.member("id");
    Answer listed = getWith(client, alice, "/api/orders");
    Answer page = getWith(client, alice, "/");
    Answer deleted = client.call("DELETE", "/api/orders/" + id).cookie(alice).send();
    Answer again = client.call("DELETE", "/api/orders/" + id).cookie(alice).send();

    assertThat(placed.status()).isEqualTo(201);
    assertThat(placed.json().names()).containsExactly("id", "item", "quantity", "by", "at");
    assertThat(listed.json().objects("orders").orElseThrow()).contains(placed.json());
    assertThat(page.body()).contains("Earl Grey &lt;b&gt;").doesNotContain("Earl Grey <b>");
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(again.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{'item':'tea'}",
        "{'item':'tea','quantity':0}",
        "{'item':'tea','quantity':1001}",
        "{'item':'tea','quantity':'1'}",
        "{'item':'tea','quantity':1.5}",
        "{'item':7,'quantity':1}",
        "{'item':' ','quantity':1}",
        "{'item':'a\\u0000b','quantity':1}",
        "{'item':'tea','item':'tea','quantity':1}",
        "{'item':'tea','quantity':1}{}"
      })
  default void aBadOrderIsRefused(String json) {
    SampleClient client = client("reference");

    Answer answer = order(client, cookieOf(client, DemoUser.ALICE), json);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
  }

  @Test
  default void aBodyIsBoundedAndOfAKnownType() {
    SampleClient client = client("reference");
    String alice = cookieOf(client, DemoUser.ALICE);
    String json = "{\"item\":\"tea\",\"quantity\":1}";

    Answer large = order(client, alice, "{'item':'" + "x".repeat(16 * 1024) + "','quantity':1}");
    Answer text = client
        .call("POST", "/api/orders")
        .cookie(alice)
        .body("text/plain", json)
        .send();
    Answer withCharset = client
        .call("POST", "/api/orders")
        .cookie(alice)
        .body("application/json; charset=utf-8", json)
        .send();

    assertThat(large.status()).isEqualTo(413);
    assertThat(large.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(text.status()).isEqualTo(415);
    assertThat(withCharset.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void anAdministratorSeesAndEndsASession(String format) {
    SampleClient client = client(format);
    String bob = cookieOf(client, DemoUser.BOB);
    String root = cookieOf(client, DemoUser.ROOT);
    String id = getWith(client, bob, "/api/me")
        .json()
        .object("session")
        .orElseThrow()
        .text("id")
        .orElseThrow();

    Answer listed = getWith(client, root, "/api/admin/sessions?subject=bob");
    Answer ended =
        client.call("DELETE", "/api/admin/sessions/" + id).cookie(root).send();

    List<JsonObject> sessions = listed.json().objects("sessions").orElseThrow();
    assertThat(sessions).anySatisfy(session -> assertThat(session.text("id")).contains(id));
    assertThat(sessions.get(0).names())
        .containsExactly("id", "created_at", "last_seen_at", "client", "address", "current");
    assertThat(ended.status()).isEqualTo(204);
    assertThat(getWith(client, bob, "/api/me").status()).isEqualTo(401);
    assertThat(client
            .call("DELETE", "/api/admin/sessions/" + id)
            .cookie(root)
            .send()
            .status())
        .isEqualTo(404);
  }

  @Test
  default void aListOfSessionsNeedsASubject() {
    SampleClient client = client("reference");
    String root = cookieOf(client, DemoUser.ROOT);

    assertThat(getWith(client, root, "/api/admin/sessions").status()).isEqualTo(400);
    assertThat(getWith(client, root, "/api/admin/sessions?subject=%00").status())
        .isEqualTo(400);
    assertThat(getWith(client, root, "/api/admin/sessions?subject=nobody")
            .json()
            .objects("sessions")
            .orElseThrow())
        .isEmpty();
  }

  @Test
  default void theLogInPageLetsNoForeignScriptRun() {
    Answer page = client("reference").call("GET", "/").send();

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type").get(0)).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy").get(0))
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe-inline");
    assertThat(page.body()).contains("<form method=\"post\" action=\"/login\">");
  }

  @Test
  default void healthIsOpen() {
    Answer answer = client("reference").call("GET", "/health").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().text("status")).contains("up");
  }
}
