package dev.jeton.sample.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import dev.jeton.sample.data.DemoUser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That nobody needs a mouse, and everybody sees where he is (WCAG 2.2, 2.1.1, 2.4.3, 2.4.7). */
interface KeyboardRules extends BrowserGround {

  int CONTROLS_AT_MOST = 80;

  @Test
  default void aClerkLogsInOrdersDeletesAndLogsOutByKeysAlone() {
    try (BrowserContext alice = person()) {
      DeskPage desk = DeskPage.open(alice, origin());
      Keyboard keys = desk.page().keyboard();
      // A browser gives it the focus with the first picture, which may come after the page.
      assertThat(desk.page().getByLabel("Name")).isFocused();
      keys.type(DemoUser.ALICE.userName());
      keys.press("Tab");
      keys.type(DemoUser.ALICE.password());
      keys.press("Enter");
      desk.showsDeskOf(DemoUser.ALICE);

      tabTo(desk, "Item");
      keys.type("Gunpowder");
      keys.press("Enter");
      assertThat(desk.said()).hasText("The order is placed.");
      desk.waitUntilTheLogInIsOld();
      tabTo(desk, "Delete the order of Gunpowder");
      keys.press("Enter");
      assertThat(desk.stepUp().getByLabel("Password of alice")).isFocused();
      keys.type(DemoUser.ALICE.password());
      keys.press("Enter");
      assertThat(desk.said()).hasText("The order is deleted.");

      assertThat(desk.page().locator("#orders-title")).isFocused();
      keys.press("Shift+Tab");
      assertThat(focused(desk.page())).isEqualTo("Log out");
      keys.press("Enter");
      desk.showsLogIn();
    }
  }

  @Test
  default void everyControlHasItsTurnAndShowsIt() {
    try (BrowserContext root = person()) {
      DeskPage desk = logIn(root, DemoUser.ROOT);
      assertThat(desk.sessions()).not().hasCount(0);
      List<String> turns = new ArrayList<>();

      for (String name = nextOf(desk); !name.isEmpty(); name = nextOf(desk)) {
        turns.add(name);
        assertThat(turns).as("a way out of the page").hasSizeLessThan(CONTROLS_AT_MOST);
        assertThat(desk.page()
                .evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"))
            .as("an outline of %s", name)
            .isEqualTo(true);
      }

      assertThat(turns)
          .containsSubsequence("Log out", "Item", "Quantity", "Place the order", "Stay logged in");
      assertThat(turns).last().asString().startsWith("End");
      assertThat(turns)
          .hasSize(desk.page().locator("button:visible, input:visible").count());
    }
  }

  private static void tabTo(DeskPage desk, String name) {
    List<String> seen = new ArrayList<>();
    while (seen.size() < CONTROLS_AT_MOST) {
      String next = nextOf(desk);
      if (next.equals(name)) return;
      seen.add(next);
    }
    throw new AssertionError("no key leads to " + name + " but to " + seen);
  }

  private static String nextOf(DeskPage desk) {
    desk.page().keyboard().press("Tab");
    return focused(desk.page());
  }

  /** What a screen reader calls the control that has the focus; empty where none has. */
  private static String focused(Page page) {
    return (String) page.evaluate("""
        (() => {
          const at = document.activeElement;
          if (!at || at === document.body) return '';
          return (at.ariaLabel ?? at.labels?.[0]?.textContent ?? at.textContent).trim();
        })()""");
  }
}
