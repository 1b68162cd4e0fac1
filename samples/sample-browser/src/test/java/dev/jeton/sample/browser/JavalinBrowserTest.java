package dev.jeton.sample.browser;

/** The looks, too: the pages are the same files in all three. */
final class JavalinBrowserTest extends BrowserContract implements LookRules {

  JavalinBrowserTest() {
    super("sample-javalin", "dev.jeton.sample.javalin.JavalinSample");
  }
}
