package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.wire.Answer;
import org.junit.jupiter.api.Test;

/**
 * What a route demands: open, a session, a role, a permission, or nothing said, which is nobody.
 */
interface AccessRules extends Ground {

  @Test
  default void anOpenRouteServesEverybodyAndKnowsWhoIsLoggedIn() {
    Answer anonymous = client().call("GET", "/open").send();
    Answer alice = getWith(cookieOf("alice"), "/open");
    Answer dead = getWith("garbage", "/open");

    assertThat(anonymous.member("subject")).isEmpty();
    assertThat(alice.member("subject")).isEqualTo("alice");
    assertThat(dead.status()).isEqualTo(200);
    assertThat(dead.member("subject")).isEmpty();
  }

  @Test
  default void aRouteThatDemandsASessionHandsItOver() {
    Answer byCookie = getWith(cookieOf("alice"), "/session");
    Answer byJwtCookie = getWith(application().mint().jwtCookie("bob"), "/session");
    Answer byBearer = client()
        .call("GET", "/session")
        .bearer(pairOf("root").member("access_token"))
        .send();

    assertThat(byCookie.member("subject")).isEqualTo("alice");
    assertThat(byJwtCookie.member("subject")).isEqualTo("bob");
    assertThat(byBearer.member("subject")).isEqualTo("root");
  }

  @Test
  default void nobodyInheritsASessionFromTheConnection() {
    String alice = cookieOf("alice");
    String bob = cookieOf("bob");

    assertThat(getWith(alice, "/session").member("subject")).isEqualTo("alice");
    assertThat(client().call("GET", "/session").send().status()).isEqualTo(401);
    assertThat(getWith(bob, "/session").member("subject")).isEqualTo("bob");
    assertThat(client().call("GET", "/open").send().member("subject")).isEmpty();
  }

  @Test
  default void aPermissionIsDemandedPerMethod() {
    String bob = cookieOf("bob");

    Answer reading = getWith(bob, "/orders");
    Answer writing =
        client().call("POST", "/orders").cookie(COOKIE, bob).fromOwnPage().send();

    assertThat(reading.status()).isEqualTo(200);
    assertThat(writing.status()).isEqualTo(403);
    assertThat(writing.header("www-authenticate"))
        .containsExactly(CHALLENGE + ", error=\"insufficient_scope\", scope=\"orders:write\"");
    assertThat(writing.header("content-type")).containsExactly("application/problem+json");
    assertThat(application().served()).containsExactly("GET /orders");
  }

  @Test
  default void aPermissionForAllOpensEveryPermission() {
    Answer answer = client()
        .call("DELETE", "/orders")
        .cookie(COOKIE, cookieOf("root"))
        .fromOwnPage()
        .send();

    assertThat(answer.member("subject")).isEqualTo("root");
  }

  @Test
  default void aRoleIsDemanded() {
    Answer clerk = getWith(cookieOf("alice"), "/admin");
    Answer admin = getWith(cookieOf("root"), "/admin");

    assertThat(clerk.status()).isEqualTo(403);
    assertThat(clerk.header("www-authenticate"))
        .containsExactly(CHALLENGE + ", error=\"insufficient_scope\"");
    assertThat(admin.status()).isEqualTo(200);
  }

  @Test
  default void aRouteThatDeclaresNothingIsRefusedToEverybody() {
    Answer anonymous = client().call("GET", "/undeclared").send();
    Answer admin = getWith(cookieOf("root"), "/undeclared");
    Answer unsafe = client()
        .call("POST", "/undeclared")
        .cookie(COOKIE, cookieOf("root"))
        .fromOwnPage()
        .send();

    assertThat(anonymous.status()).isEqualTo(401);
    assertThat(admin.status()).isEqualTo(403);
    assertThat(unsafe.status()).isEqualTo(403);
    assertThat(application().served()).isEmpty();
  }

  @Test
  default void headDemandsWhatGetDemands() {
    Answer anonymous = client().call("HEAD", "/session").send();
    Answer alice =
        client().call("HEAD", "/session").cookie(COOKIE, cookieOf("alice")).send();
    Answer clerk =
        client().call("HEAD", "/admin").cookie(COOKIE, cookieOf("alice")).send();

    assertThat(anonymous.status()).isEqualTo(401);
    assertThat(alice.status()).isEqualTo(200);
    assertThat(alice.body()).isEmpty();
    assertThat(clerk.status()).isEqualTo(403);
  }

  @Test
  default void aMethodThatNoRouteHasReachesNoHandler() {
    Answer answer = client()
        .call("PUT", "/orders")
        .cookie(COOKIE, cookieOf("root"))
        .fromOwnPage()
        .send();

    assertThat(answer.status()).isIn(403, 404, 405);
    assertThat(application().served()).isEmpty();
  }

  @Test
  default void aPathThatNoRouteHasReachesNoHandler() {
    String root = cookieOf("root");

    assertThat(client().call("GET", "/nowhere").send().status()).isIn(401, 403, 404);
    assertThat(getWith(root, "/nowhere").status()).isIn(403, 404);
    assertThat(getWith(root, "/session/below").status()).isIn(403, 404);
    assertThat(application().served()).isEmpty();
  }

  @Test
  default void anotherSpellingOfAPathOpensNoMoreThanTheFirst() {
    for (String spelling : new String[] {
      "/session/",
      "//session",
      "/./session",
      "/open/../session",
      "/%73ession",
      "/session;x=y",
      "/open/..;/session",
      "/SESSION",
      "/session%2f",
      "/session%00"
    }) {
      Answer answer = client().raw("GET " + spelling + " HTTP/1.1");

      assertThat(answer.status()).as(spelling).isIn(400, 401, 403, 404);
    }
    assertThat(application().served()).isEmpty();
  }
}
