package dev.jeton.sample.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.jeton.sample.data.DemoUser;
import java.util.ArrayList;
import java.util.List;

/** A tab with a page of the sample, as people use it. Not thread-safe: belongs to one test. */
final class DeskPage {

  private final Page page;
  private final String origin;
  private final List<String> complaints = new ArrayList<>();

  private DeskPage(Page page, String origin) {
    this.page = page;
    this.origin = origin;
    page.onConsoleMessage(message -> {
      boolean onlyAStatus = message.text().startsWith("Failed to load resource");
      if (message.type().equals("error") && !onlyAStatus) complaints.add(message.text());
    });
    page.onPageError(complaints::add);
  }

  /** Opens the first page in a new tab. */
  static DeskPage open(BrowserContext person, String origin) {
    DeskPage desk = new DeskPage(person.newPage(), origin);
    desk.go("/");
    return desk;
  }

  Page page() {
    return page;
  }

  /** What the browser said of errors: scripts that failed, and what the policy did not let pass. */
  List<String> complaints() {
    return complaints;
  }

  DeskPage go(String path) {
    page.navigate(origin + path);
    return this;
  }

  /** Fills in the form and sends it. */
  DeskPage send(String name, String password) {
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(password);
    button("Log in").click();
    return this;
  }

  /** Logs in, and waits for the desk. */
  DeskPage logIn(DemoUser user) {
    return send(user.userName(), user.password()).showsDeskOf(user);
  }

  DeskPage remembered() {
    page.getByLabel("Keep me logged in").check();
    return this;
  }

  DeskPage showsDeskOf(DemoUser user) {
    assertThat(page.getByText("Logged in as")).hasText("Logged in as " + user.userName());
    return this;
  }

  DeskPage showsLogIn() {
    assertThat(page.getByLabel("Keep me logged in")).isVisible();
    return this;
  }

  /** Places the first order of this page, and waits for it in the table; others may be alike. */
  DeskPage order(String item) {
    page.getByLabel("Item").fill(item);
    button("Place the order").click();
    assertThat(said()).hasText("The order is placed.");
    assertThat(row(item).first()).isVisible();
    return this;
  }

  /** Waits until what demands a fresh log-in demands another: {@code --fresh=PT1S} lets it. */
  void waitUntilTheLogInIsOld() {
    Object since = page.evaluate(
        "fetch('/api/me').then(me => me.json()).then(me => me.session.authentication.at)");
    page.waitForFunction("since => Date.now() - Date.parse(since) > 1500", since);
  }

  Locator row(String item) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(item));
  }

  /** The sessions that are listed. */
  Locator sessions() {
    return page.locator("#sessions li");
  }

  /** What was said last, to the eye and to screen readers. */
  Locator said() {
    return page.getByRole(AriaRole.STATUS);
  }

  Locator stepUp() {
    return page.getByRole(AriaRole.DIALOG);
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }
}
