package dev.jeton.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What caches are told of an answer that depends on who asked. */
class CachingTest {
  private final RecordingExchange exchange = RecordingExchange.get("/");

  @Test
  @DisplayName("Requirement 62: an answer that depends on who asked is for no cache")
  void anAnswerThatDependsOnWhoAskedIsForNoCache() {
    Caching.dependsOnWhoAsks(exchange);

    assertThat(exchange.responseHeaders("Cache-Control")).containsExactly("no-store");
    assertThat(exchange.responseHeaders("Vary")).containsExactly("Cookie, Authorization");
  }

  @Test
  void whatIsSaidAlreadyStays() {
    exchange.setResponseHeaders("Cache-Control", List.of("private"));

    Caching.dependsOnWhoAsks(exchange);

    assertThat(exchange.responseHeaders("Cache-Control")).containsExactly("private");
  }

  @Test
  void aCookieIsForNoCacheWhateverIsSaid() {
    exchange.setResponseHeaders("Cache-Control", List.of("public, max-age=60"));

    Caching.setsCookie(exchange);

    assertThat(exchange.responseHeaders("Cache-Control")).containsExactly("no-store");
    assertThat(exchange.responseHeaders("Vary")).containsExactly("Cookie, Authorization");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept-Encoding|Accept-Encoding, Cookie, Authorization",
        "cookie|cookie, Authorization",
        "authorization , COOKIE|authorization, COOKIE",
        "Accept,,Accept|Accept, Cookie, Authorization",
        "*|*",
        "Accept, *|*"
      })
  void whatTheAnswerVariesByIsNamedOnce(String present, String merged) {
    exchange.setResponseHeaders("Vary", List.of(present));

    Caching.dependsOnWhoAsks(exchange);
    Caching.dependsOnWhoAsks(exchange);

    assertThat(exchange.responseHeaders("Vary")).containsExactly(merged);
  }

  @Test
  void severalLinesBecomeOne() {
    exchange.setResponseHeaders("Vary", List.of("Accept", "Origin"));

    Caching.dependsOnWhoAsks(exchange);

    assertThat(exchange.responseHeaders("Vary"))
        .containsExactly("Accept, Origin, Cookie, Authorization");
  }

  @Test
  void aResponseThatHasLeftStaysAsItIs() {
    exchange.leave();

    Caching.dependsOnWhoAsks(exchange);

    assertThat(exchange.responseHeaders("Vary")).isEmpty();
  }

  @Test
  void aCookieThatComesTooLateIsHeardOf() {
    exchange.leave();

    assertThatIllegalStateException().isThrownBy(() -> Caching.setsCookie(exchange));
  }

  @Test
  void ofWhatWaitedForTheHandlerBothVary() {
    Map<String, List<String>> ours = Map.of("vary", List.of("Cookie, Authorization"));

    assertThat(Caching.joined("Vary", List.of("Accept"), ours))
        .containsExactly("Accept, Cookie, Authorization");
    assertThat(Caching.joined("Vary", List.of(), ours)).containsExactly("Cookie, Authorization");
  }

  @Test
  void theHandlersOwnCookiesStayBesideOurs() {
    Map<String, List<String>> ours = Map.of("Set-Cookie", List.of("b=2"));

    assertThat(Caching.joined("set-cookie", List.of("a=1"), ours)).containsExactly("a=1", "b=2");
  }

  @Test
  void aboutCachesTheHandlerHasTheLastWordUnlessACookieIsSet() {
    List<String> handlers = List.of("private");
    List<String> noStore = List.of("no-store");

    assertThat(Caching.joined("cache-control", handlers, Map.of("Cache-Control", noStore)))
        .isEqualTo(handlers);
    assertThat(Caching.joined(
            "Cache-Control",
            handlers,
            Map.of("Cache-Control", noStore, "set-cookie", List.of("a=b"))))
        .isEqualTo(noStore);
  }

  @Test
  void aboutEverythingElseWeHaveIt() {
    assertThat(Caching.joined("X-Own", List.of("theirs"), Map.of("X-Own", List.of("ours"))))
        .containsExactly("ours");
  }
}
