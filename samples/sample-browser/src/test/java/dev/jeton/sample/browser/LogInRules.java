package dev.jeton.sample.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.jeton.sample.data.DemoUser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging in, staying logged in, and leaving nothing behind. */
interface LogInRules extends BrowserGround {

  @Test
  default void aLogInLastsOverAReload() {
    try (BrowserContext alice = person()) {
      DeskPage desk = logIn(alice, DemoUser.ALICE);

      desk.page().reload();

      desk.showsDeskOf(DemoUser.ALICE);
    }
  }

  @Test
  default void aWrongPasswordIsToldBesideTheForm() {
    try (BrowserContext somebody = person()) {
      DeskPage desk = DeskPage.open(somebody, origin()).send("nobody", "wrong");

      assertThat(desk.page().getByRole(AriaRole.ALERT)).hasText("The log-in was refused.");
      desk.showsLogIn();
    }
  }

  @Test
  @DisplayName("Requirement 110: a session ends with its browser")
  default void aBrowserThatIsRestartedHasForgottenTheSession(@TempDir Path profile) {
    try (BrowserContext browser = chromium().restarted(profile)) {
      logIn(browser, DemoUser.ALICE);
    }

    try (BrowserContext browser = chromium().restarted(profile)) {
      DeskPage.open(browser, origin()).showsLogIn();
    }
  }

  @Test
  default void aBrowserThatIsRestartedStillHasARememberedSession(@TempDir Path profile) {
    try (BrowserContext browser = chromium().restarted(profile)) {
      DeskPage.open(browser, origin()).remembered().logIn(DemoUser.ALICE);
    }

    try (BrowserContext browser = chromium().restarted(profile)) {
      DeskPage.open(browser, origin()).showsDeskOf(DemoUser.ALICE);
    }
  }

  @Test
  @DisplayName("Requirements 61 and 62: the back button after a log-out")
  default void afterLogOutTheBackButtonShowsNothingPrivate() {
    try (BrowserContext alice = person()) {
      DeskPage desk = logIn(alice, DemoUser.ALICE).order("private tea").go("/?page=2");
      assertThat(desk.row("private tea").first()).isVisible();

      desk.button("Log out").click();
      desk.showsLogIn();
      // Not page.goBack(), which waits for a page to load, and one out of the cache does not.
      desk.page().evaluate("left = true; history.back()");
      desk.page().waitForFunction("() => typeof left === 'undefined'");

      desk.showsLogIn();
      assertThat(desk.page().content()).doesNotContain("private tea", "Logged in as");
    }
  }

  // The cache of the browser needs no server, so what a page shows on its own is looked at.
  @Test
  default void aPageThatComesOutOfTheCacheOfTheBrowserShowsNothing() {
    try (BrowserContext alice = person()) {
      Page page = logIn(alice, DemoUser.ALICE).page();
      assertThat(page.locator("body")).isVisible();

      page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
      assertThat(page.locator("body")).isHidden();
      page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");

      assertThat(page.locator("body")).isVisible();
    }
  }

  @Test
  @DisplayName("Requirements 26 and 44, Cookie attack 34: no script reads the token")
  default void noScriptReadsTheToken() {
    try (BrowserContext alice = person()) {
      Page page = logIn(alice, DemoUser.ALICE).page();
      List<Cookie> kept = alice.cookies();

      assertThat(kept).extracting(cookie -> cookie.name).containsExactly("__Host-session");
      assertThat(kept.get(0).httpOnly).isTrue();
      assertThat(page.evaluate("document.cookie")).isEqualTo("");
      assertThat(page.evaluate("cookieStore.getAll().then(all => all.length)")).isEqualTo(0);
      assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
      assertThat(page.content()).doesNotContain(kept.get(0).value);
    }
  }
}
