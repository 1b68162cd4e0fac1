package dev.jeton.sample.browser;

final class MicronautBrowserTest extends BrowserContract {

  MicronautBrowserTest() {
    super("sample-micronaut", "dev.jeton.sample.micronaut.MicronautSample");
  }
}
