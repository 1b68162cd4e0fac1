package dev.jeton.sample.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The system's Chromium, for which all hosts of the tests are this machine. Not thread-safe: belongs
 * to one test class.
 */
final class Chromium implements AutoCloseable {

  private static final List<String> FLAGS = List.of(
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP *.jeton.test 127.0.0.1, MAP *.example 127.0.0.1");

  private static final double PATIENCE_MILLIS = 10_000;

  // Playwright turns off what the back button of a real browser does.
  private static final List<String> NOT_THESE = List.of("--disable-back-forward-cache");

  private final Playwright playwright = Playwright.create();
  private final Path executable = found();
  private final Browser browser = playwright
      .chromium()
      .launch(new LaunchOptions()
          .setExecutablePath(executable)
          .setArgs(FLAGS)
          .setIgnoreDefaultArgs(NOT_THESE));

  /** A browser of another person, or of the same one elsewhere: it shares nothing with others. */
  BrowserContext person() {
    return person(new Browser.NewContextOptions());
  }

  /** The same with these options. */
  BrowserContext person(Browser.NewContextOptions options) {
    return patient(browser.newContext(options.setIgnoreHTTPSErrors(true).setLocale("en-GB")));
  }

  /** A browser that keeps what it keeps in {@code profile}; its end is that of {@code close()}. */
  BrowserContext restarted(Path profile) {
    return patient(playwright
        .chromium()
        .launchPersistentContext(
            profile,
            new LaunchPersistentContextOptions()
                .setExecutablePath(executable)
                .setArgs(FLAGS)
                .setIgnoreDefaultArgs(NOT_THESE)
                .setIgnoreHTTPSErrors(true)));
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static BrowserContext patient(BrowserContext context) {
    context.setDefaultTimeout(PATIENCE_MILLIS);
    return context;
  }

  private static Path found() {
    String named = System.getProperty("jeton.chromium", "");
    if (!named.isEmpty()) return Path.of(named);
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(
                "no chromium and no chromium-browser on the PATH: install one, or name it with -Djeton.chromium="));
  }
}
