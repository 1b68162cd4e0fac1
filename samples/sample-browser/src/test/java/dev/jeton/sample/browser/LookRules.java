package dev.jeton.sample.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.jeton.sample.data.DemoUser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How each page looks on a small and on a large screen, in light and in dark. What axe-core calls
 * serious or critical fails; the pictures are under {@code target/screenshots}.
 */
interface LookRules extends BrowserGround {

  @ParameterizedTest
  @CsvSource({"360, LIGHT", "360, DARK", "1280, LIGHT", "1280, DARK"})
  default void eachPageFitsTheScreenAndCanBeUsedByEverybody(int width, ColorScheme scheme) {
    NewContextOptions eyes =
        new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme);
    try (BrowserContext alice = chromium().person(eyes);
        BrowserContext elsewhere = person()) {
      Look look = new Look(module(), width, scheme);
      DeskPage desk = DeskPage.open(alice, origin());
      look.at(desk, "log-in");
      desk.send("nobody-" + width + scheme, "wrong");
      assertThat(desk.page().getByRole(AriaRole.ALERT)).isVisible();
      look.at(desk, "log-in-refused");

      desk.logIn(DemoUser.ALICE).order("Darjeeling, first flush, " + width + scheme);
      DeskPage there = logIn(elsewhere, DemoUser.ALICE);
      assertThat(desk.sessions().nth(1)).isVisible();
      look.at(desk, "desk");
      desk.page().evaluate("void provenAgain()");
      assertThat(desk.stepUp()).isVisible();
      look.at(desk, "step-up");
      desk.page().keyboard().press("Escape");

      there.button("End all other sessions").click();
      desk.showsLogIn();
      look.at(desk, "logged-out");
      there.button("Log out").click();
      there.showsLogIn();
    }
  }

  /** One size and one scheme. */
  record Look(String module, int width, ColorScheme scheme) {

    void at(DeskPage desk, String name) {
      Page page = desk.page();
      Path picture = Path.of("target", "screenshots", module)
          .resolve("%s-%d-%s.png".formatted(name, width, scheme));
      page.screenshot(new ScreenshotOptions().setPath(picture).setFullPage(true));

      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .as("width of %s", picture)
          .isEqualTo(width);
      assertThat(seriousOn(page)).as("axe-core on %s", picture).isEmpty();
      assertThat(desk.complaints()).as("complaints on %s", picture).isEmpty();
    }

    private static List<String> seriousOn(Page page) {
      return new AxeBuilder(page)
          .analyze().getViolations().stream()
              .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
              .map(rule -> rule.getId() + ": " + rule.getNodes())
              .toList();
    }
  }
}
