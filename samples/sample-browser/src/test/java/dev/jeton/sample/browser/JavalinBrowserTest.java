package dev.jeton.sample.browser;

final class JavalinBrowserTest extends BrowserContract {

  JavalinBrowserTest() {
    super("sample-javalin", "dev.jeton.sample.javalin.JavalinSample");
  }
}
