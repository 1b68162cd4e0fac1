package dev.jeton.sample.browser;

import com.microsoft.playwright.BrowserContext;
import dev.jeton.sample.data.DemoUser;

/** What every rule stands on: a running sample, a Chromium, and servers of others. */
interface BrowserGround {

  /** The module of the sample. */
  String module();

  Chromium chromium();

  /** A browser that shares nothing with others. */
  BrowserContext person();

  /** What browsers call the sample. */
  String origin();

  /** The port of its plain listener. */
  int plainPort();

  /** A server that is none of ours. */
  OtherOrigin others();

  /** A tab of {@code person}, logged in as {@code user}. */
  default DeskPage logIn(BrowserContext person, DemoUser user) {
    return DeskPage.open(person, origin()).logIn(user);
  }
}
