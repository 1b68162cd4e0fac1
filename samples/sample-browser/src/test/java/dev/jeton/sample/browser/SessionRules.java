package dev.jeton.sample.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.data.DemoUser;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a user is logged in, and what the other browser shows when it is ended. */
interface SessionRules extends BrowserGround {

  /** In less time than a stream that broke takes to ask again, which is three seconds. */
  HasTextOptions AT_ONCE = new HasTextOptions().setTimeout(2_500);

  @Test
  @DisplayName("Requirement 14: a second browser ends the first")
  default void aSecondBrowserSeesAndEndsTheFirstWhichShowsItAtOnce() {
    try (BrowserContext one = person();
        BrowserContext other = person()) {
      DeskPage first = logInAlone(one);

      DeskPage second = logIn(other, DemoUser.ROOT);
      assertThat(first.sessions()).hasCount(2);
      assertThat(first.sessions().filter(saying("This session"))).hasCount(1);
      second.sessions().filter(notSaying("This session")).getByText("End").click();

      assertThat(second.said()).hasText("The session is ended.");
      assertThat(second.sessions()).hasCount(1);
      assertThat(first.said())
          .hasText("You are logged out: your session was ended from elsewhere.", AT_ONCE);
      first.showsLogIn();
    }
  }

  @Test
  default void whoEndsAllOtherSessionsStaysLoggedIn() {
    try (BrowserContext one = person();
        BrowserContext other = person()) {
      DeskPage first = logInAlone(one);
      DeskPage second = logIn(other, DemoUser.ROOT);

      first.button("End all other sessions").click();

      assertThat(first.sessions()).hasCount(1);
      second.showsLogIn();
      first.page().reload();
      first.showsDeskOf(DemoUser.ROOT);
    }
  }

  @Test
  default void aLogOutInOneTabShowsInTheOther() {
    try (BrowserContext bob = person()) {
      DeskPage one = logIn(bob, DemoUser.BOB);
      DeskPage other = DeskPage.open(bob, origin()).showsDeskOf(DemoUser.BOB);

      one.button("Log out").click();

      other.showsLogIn();
    }
  }

  @Test
  default void theLimitsRunDown() {
    try (BrowserContext bob = person()) {
      DeskPage desk = logIn(bob, DemoUser.BOB);

      assertThat(desk.page().getByLabel("If you do nothing")).hasJSProperty("max", 1_800_000);
      assertThat(desk.page().locator("#idle-left")).hasText("30 min left");
      assertThat(desk.page().locator("#absolute-left")).hasText("12 h left");
      desk.page()
          .waitForFunction(
              "() => document.getElementById('absolute').value < 12 * 3600_000 - 1500");
    }
  }

  // Being there is noted from a tenth of the idle time on: 13.5 s, 1.5 s before the announcement.
  @Test
  default void theEndIsAnnouncedTwoMinutesAheadAndCanBePutOff(@TempDir Path directory) {
    try (SampleProcess sample = another(directory, "--lifetimes=PT2M15S,PT12H");
        BrowserContext bob = person()) {
      DeskPage desk = DeskPage.open(bob, sample.client().origin()).logIn(DemoUser.BOB);

      assertThat(desk.said())
          .hasText(
              "You will be logged out within two minutes unless you do something.",
              new HasTextOptions().setTimeout(25_000));
      desk.button("Stay logged in").click();

      assertThat(desk.said()).hasText("You stay logged in.");
      assertThat(desk.page().locator("#idle-left")).hasText("3 min left");
    }
  }

  // Other tests leave sessions of the same user behind.
  private DeskPage logInAlone(BrowserContext person) {
    DeskPage desk = logIn(person, DemoUser.ROOT);
    assertThat(desk.sessions()).not().hasCount(0);
    if (desk.sessions().count() > 1) desk.button("End all other sessions").click();
    assertThat(desk.sessions()).hasCount(1);
    return desk;
  }

  private static Locator.FilterOptions saying(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator.FilterOptions notSaying(String text) {
    return new Locator.FilterOptions().setHasNotText(text);
  }
}
