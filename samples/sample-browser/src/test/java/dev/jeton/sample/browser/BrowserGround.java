package dev.jeton.sample.browser;

import com.microsoft.playwright.BrowserContext;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.data.DemoUser;
import java.nio.file.Path;

/** What every rule stands on: a running sample, a Chromium, and servers of others. */
interface BrowserGround {

  /** The module of the sample. */
  String module();

  Chromium chromium();

  /** A browser that shares nothing with others. */
  BrowserContext person();

  /** Starts another of the sample, with what it keeps in {@code directory}. */
  SampleProcess another(Path directory, String... options);

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
