package dev.jeton.sample.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.jeton.sample.data.DemoUser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Orders, and the proof that deleting one demands. */
interface OrderRules extends BrowserGround {

  @Test
  default void aClerkPlacesAnOrder() {
    try (BrowserContext alice = person()) {
      DeskPage desk = logIn(alice, DemoUser.ALICE).order("<b>Assam</b>");

      assertThat(desk.said()).hasText("The order is placed.");
      assertThat(desk.page().getByLabel("Item")).isFocused();
      desk.page().reload();
      assertThat(desk.row("<b>Assam</b>").first()).containsText("alice");
    }
  }

  @Test
  default void aViewerSeesOrdersAndNoForm() {
    try (BrowserContext alice = person();
        BrowserContext bob = person()) {
      logIn(alice, DemoUser.ALICE).order("Sencha");

      DeskPage desk = logIn(bob, DemoUser.BOB);

      assertThat(desk.row("Sencha").first()).isVisible();
      assertThat(desk.page().getByLabel("Item")).hasCount(0);
      assertThat(desk.row("Sencha").getByRole(AriaRole.BUTTON)).hasCount(0);
    }
  }

  @Test
  @DisplayName("Requirement 13: an old log-in is proven again, in a browser")
  default void anOldLogInMustBeProvenAgainBeforeAnOrderIsDeleted() {
    try (BrowserContext alice = person()) {
      DeskPage desk = logIn(alice, DemoUser.ALICE).order("Rooibos");
      String before = alice.cookies().get(0).value;
      desk.waitUntilTheLogInIsOld();

      desk.row("Rooibos").getByRole(AriaRole.BUTTON).click();
      Locator password = desk.stepUp().getByLabel("Password of alice");
      assertThat(password).isFocused();
      password.fill("wrong");
      desk.button("Go on").click();
      assertThat(desk.stepUp().getByRole(AriaRole.ALERT)).hasText("The log-in was refused.");
      password.fill(DemoUser.ALICE.password());
      desk.button("Go on").click();

      assertThat(desk.said()).hasText("The order is deleted.");
      assertThat(desk.stepUp()).isHidden();
      assertThat(desk.row("Rooibos")).hasCount(0);
      assertThat(alice.cookies().get(0).value).isNotEqualTo(before);
    }
  }

  @Test
  default void whoCancelsTheProofDeletesNothing() {
    try (BrowserContext alice = person()) {
      DeskPage desk = logIn(alice, DemoUser.ALICE).order("Matcha");
      desk.waitUntilTheLogInIsOld();

      desk.row("Matcha").getByRole(AriaRole.BUTTON).click();
      assertThat(desk.stepUp()).isVisible();
      desk.page().keyboard().press("Escape");

      assertThat(desk.stepUp()).isHidden();
      desk.page().reload();
      assertThat(desk.row("Matcha")).isVisible();
    }
  }
}
