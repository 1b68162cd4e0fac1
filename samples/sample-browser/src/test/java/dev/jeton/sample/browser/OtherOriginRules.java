package dev.jeton.sample.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import dev.jeton.sample.data.DemoUser;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a page of somebody else can't do in the name of who looks at it: on a sibling host, to which
 * the browser gives our cookie, and on another site.
 */
interface OtherOriginRules extends BrowserGround {

  String SIBLING = "evil.jeton.test";
  String STRANGER = "evil.example";

  @ParameterizedTest
  @ValueSource(strings = {SIBLING, STRANGER})
  @DisplayName("Requirement 29, Cookie attack 27: a form of another origin, in a browser")
  default void aFormOfAnotherOriginLogsNobodyOut(String host) {
    try (BrowserContext alice = person()) {
      DeskPage desk = logIn(alice, DemoUser.ALICE);
      Page evil = evil(alice, host, form("/logout", ""));

      Response answer = evil.waitForResponse(
          origin() + "/logout", () -> evil.locator("button").click());

      assertThat(answer.status()).isEqualTo(403);
      assertStillLoggedIn(desk);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SIBLING, STRANGER})
  @DisplayName("Cookie attack 28: a log-in form of another origin, in a browser")
  default void aLogInFormOfAnotherOriginLogsNobodyIn(String host) {
    try (BrowserContext victim = person()) {
      Page evil = evil(
          victim,
          host,
          form(
              "/login",
              "<input name=username value=bob><input name=password value=" + DemoUser.BOB.password()
                  + ">"));

      Response answer =
          evil.waitForResponse(origin() + "/login", () -> evil.locator("button").click());

      assertThat(answer.status()).isEqualTo(403);
      assertThat(victim.cookies()).isEmpty();
      DeskPage.open(victim, origin()).showsLogIn();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SIBLING, STRANGER})
  @DisplayName("Requirement 29, Cookie attack 27: a script of another origin, in a browser")
  default void aScriptOfAnotherOriginPostsNothing(String host) {
    try (BrowserContext alice = person()) {
      DeskPage desk = logIn(alice, DemoUser.ALICE);
      Page evil = evil(alice, host, "");

      Response answer = evil.waitForResponse(
          origin() + "/logout",
          () -> evil.evaluate(
              "url => { fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include' }) }",
              origin() + "/logout"));

      assertThat(answer.status()).isEqualTo(403);
      assertStillLoggedIn(desk);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SIBLING, STRANGER})
  @DisplayName("Requirement 30: what needs leave gets none, in a browser")
  default void aScriptOfAnotherOriginPlacesAndReadsNoOrder(String host) {
    try (BrowserContext alice = person()) {
      DeskPage desk = logIn(alice, DemoUser.ALICE).order("Lapsang");
      Page evil = evil(alice, host, "");

      Object placed = evil.evaluate(FETCH, List.of(origin() + "/api/orders", "POST"));
      Object read = evil.evaluate(FETCH, List.of(origin() + "/api/orders", "GET"));

      assertThat(placed).isEqualTo("TypeError");
      assertThat(read).isEqualTo("TypeError");
      desk.page().reload();
      assertThat(desk.row("Lapsang").first()).isVisible();
      assertThat(desk.row("planted")).hasCount(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {SIBLING, STRANGER})
  @DisplayName("Requirement 31: an image of another origin, in a browser")
  default void anImageOfAnotherOriginDoesNothing(String host) {
    try (BrowserContext alice = person()) {
      DeskPage desk = logIn(alice, DemoUser.ALICE);
      Page evil = alice.newPage();

      Request asked = evil.waitForRequest(
          origin() + "/logout",
          () -> evil.navigate(others().page(host, "<img alt='' src='" + origin() + "/logout'>")));

      assertThat(asked.method()).isEqualTo("GET");
      assertStillLoggedIn(desk);
    }
  }

  @Test
  @DisplayName("Cookie attacks 1, 2 and 3: a sibling tosses cookies, in a browser")
  default void aSiblingCantTossACookieOverOurs() {
    try (BrowserContext thief = person();
        BrowserContext alice = person();
        BrowserContext visitor = person()) {
      logIn(thief, DemoUser.BOB);
      String tossing = others().page(SIBLING, "", tossed(thief.cookies().get(0)));
      DeskPage desk = logIn(alice, DemoUser.ALICE);

      alice.newPage().navigate(tossing);
      visitor.newPage().navigate(tossing);

      assertThat(visitor.cookies()).extracting(cookie -> cookie.name).contains("tossed");
      assertStillLoggedIn(desk);
      DeskPage.open(visitor, origin()).showsLogIn().logIn(DemoUser.ALICE);
    }
  }

  @Test
  default void aPageOfOursCantBePutIntoAFrame() {
    try (BrowserContext alice = person()) {
      logIn(alice, DemoUser.ALICE);
      Page evil = alice.newPage();

      evil.navigate(others().page(SIBLING, "<iframe src='" + origin() + "/'></iframe>"));

      assertThat(evil.frameLocator("iframe").getByText("Logged in as")).hasCount(0);
      assertThat(evil.frameLocator("iframe").getByLabel("Password")).hasCount(0);
    }
  }

  String FETCH = """
      ([url, method]) => fetch(url, {
        method,
        credentials: 'include',
        headers: method === 'POST' ? { 'Content-Type': 'application/json' } : {},
        body: method === 'POST' ? JSON.stringify({ item: 'planted', quantity: 1 }) : undefined
      }).then(answer => answer.status, failure => failure.name)""";

  private Page evil(BrowserContext person, String host, String body) {
    Page evil = person.newPage();
    evil.navigate(others().page(host, body));
    return evil;
  }

  private static void assertStillLoggedIn(DeskPage desk) {
    desk.page().reload();
    desk.showsDeskOf(DemoUser.ALICE);
  }

  private String form(String path, String fields) {
    return "<form method=post action='" + origin() + path + "'>" + fields
        + "<button>Win</button></form>";
  }

  // Its own token, under our name in the spellings that servers and browsers once took for it, and
  // one that shows that others get through.
  private static String[] tossed(Cookie stolen) {
    String bare = stolen.name.replace("__Host-", "");
    return new String[] {
      stolen.name + "=" + stolen.value + "; Domain=jeton.test; Path=/; Secure",
      "__host-" + bare + "=" + stolen.value + "; Domain=jeton.test; Path=/; Secure",
      "=" + stolen.name + "=" + stolen.value + "; Domain=jeton.test; Path=/; Secure",
      bare + "=" + stolen.value + "; Domain=jeton.test; Path=/; Secure",
      "tossed=1; Domain=jeton.test; Path=/; Secure"
    };
  }
}
