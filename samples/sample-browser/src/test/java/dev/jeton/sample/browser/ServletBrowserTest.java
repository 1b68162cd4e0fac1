package dev.jeton.sample.browser;

final class ServletBrowserTest extends BrowserContract {

  ServletBrowserTest() {
    super("sample-servlet", "dev.jeton.sample.servlet.ServletSample");
  }
}
