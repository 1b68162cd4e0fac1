package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.cookieOf;
import static dev.jeton.sample.contract.SampleGround.getWith;
import static dev.jeton.sample.contract.SampleGround.logIn;
import static dev.jeton.sample.contract.SampleGround.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.data.DemoUser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser does: it logs in for a cookie, is let in, and logs out. */
interface BrowserRules extends SampleGround {

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void eachDemoUserIsLetInAsFarAsHisRightsReach(String format) {
    SampleClient client = client(format);
    for (DemoUser user : DemoUser.values()) {
      String cookie = cookieOf(client, user);

      int[] statuses = {
        getWith(client, cookie, "/api/me").status(),
        getWith(client, cookie, "/api/orders").status(),
        order(client, cookie, "{'item':'tea','quantity':1}").status(),
        getWith(client, cookie, "/api/admin/sessions?subject=alice").status(),
        getWith(client, cookie, "/undeclared").status()
      };

      assertThat(statuses).as(user.userName()).containsExactly(SampleGround.rightsOf(user));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void theSessionViewNamesSubjectRolesAndLimits(String format) {
    SampleClient client = client(format);

    Answer loggedIn = logIn(client, DemoUser.ALICE);
    Answer me = getWith(client, loggedIn.cookie(), "/api/me");

    assertThat(loggedIn.status()).isEqualTo(200);
    assertThat(loggedIn.json().names())
        .containsExactly("subject", "roles", "permissions", "trust", "session");
    assertThat(me.json().text("subject")).contains("alice");
    assertThat(me.json().texts("roles").orElseThrow()).containsExactly("clerk");
    assertThat(me.json().texts("permissions").orElseThrow())
        .containsExactly("orders:read", "orders:write");
    assertThat(me.json().object("session").orElseThrow().names())
        .containsExactly(
            "id",
            "created_at",
            "last_seen_at",
            "idle_expires_at",
            "absolute_expires_at",
            "authentication");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void theCookieIsForThisHostAndEndsWithTheBrowser(String format) {
    Answer answer = logIn(client(format), DemoUser.ALICE);

    assertThat(answer.header("Set-Cookie"))
        .containsExactly(answer.cookie() + "; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(answer.cookie())
        .startsWith("__Host-session=" + (format.equals("jwt") ? "ey" : "jeton_s_"));
    assertThat(answer.header("Cache-Control")).containsExactly("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void aRememberedCookieOutlivesTheBrowser(String format) {
    String fields = "{" + SampleGround.credentials(DemoUser.BOB) + ",'remember':true}";

    Answer answer = client(format).call("POST", "/login").json(fields).send();

    assertThat(answer.header("Set-Cookie").get(0))
        .matches(
            "__Host-session=[^;]+; Path=/; Expires=[^;]+ GMT; Max-Age=[0-9]+; Secure; HttpOnly; SameSite=Lax");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void afterLogOutTheOldTokenIsRefused(String format) {
    SampleClient client = client(format);
    String cookie = cookieOf(client, DemoUser.ALICE);
    String other = cookieOf(client, DemoUser.ALICE);

    Answer loggedOut = client.call("POST", "/logout").cookie(cookie).send();

    assertThat(loggedOut.status()).isEqualTo(204);
    assertThat(loggedOut.header("Set-Cookie")).containsExactly(DELETING_COOKIE);
    Answer refused = getWith(client, cookie, "/api/me");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate"))
        .containsExactly(CHALLENGE + ", error=\"invalid_token\"");
    assertThat(getWith(client, other, "/api/me").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void logOutIsOpenAndIdempotent(String format) {
    Answer anonymous = client(format).call("POST", "/logout").send();
    Answer form = client(format).call("POST", "/logout").form("").send();

    assertThat(anonymous.status()).isEqualTo(204);
    assertThat(anonymous.header("Set-Cookie")).containsExactly(DELETING_COOKIE);
    assertThat(form.status()).isEqualTo(303);
    assertThat(form.header("Location")).containsExactly("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void aFormLogsInAndLeadsBackToWhereItCameFrom(String format) {
    SampleClient client = client(format);

    Answer home = client
        .call("POST", "/login")
        .form("username=alice&password=wonderland-2026")
        .send();
    Answer back = client
        .call("POST", "/login")
        .form("username=alice&password=wonderland-2026&return=%2F%3Fpage%3D2")
        .send();
    Answer astray = client
        .call("POST", "/login")
        .form("username=alice&password=wonderland-2026&return=%2F%2Fevil.example")
        .send();

    assertThat(home.status()).isEqualTo(303);
    assertThat(home.header("Location")).containsExactly("/");
    assertThat(back.header("Location")).containsExactly("/?page=2");
    assertThat(astray.header("Location")).containsExactly("/");
    assertThat(getWith(client, home.cookie(), "/").body())
        .contains("Logged in as <strong>alice</strong>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void aNavigationWithoutASessionLeadsToTheLogIn(String format) {
    Answer led = client(format)
        .call("GET", "/api/orders?a=b")
        .header("Sec-Fetch-Mode", "navigate")
        .send();
    Answer page = client(format).call("GET", led.header("Location").get(0)).send();

    assertThat(led.status()).isEqualTo(303);
    assertThat(led.header("Location")).containsExactly("/?return=%2Fapi%2Forders%3Fa%3Db");
    assertThat(page.body())
        .contains("<input type=\"hidden\" name=\"return\" value=\"/api/orders?a=b\">");
  }
}
