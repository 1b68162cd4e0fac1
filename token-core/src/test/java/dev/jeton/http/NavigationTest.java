package dev.jeton.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationTest {

  @ParameterizedTest
  @CsvSource({
    "GET, navigate, true", "HEAD, navigate, true", "POST, navigate, false",
        "DELETE, navigate, false",
    "GET, cors, false", "GET, no-cors, false", "GET, same-origin, false", "GET, websocket, false",
    "GET, Navigate, false", "GET, '', false"
  })
  void theModeOfTheFetchDecidesWhereItIsTold(String method, String mode, boolean wanted) {
    RecordingExchange exchange =
        RecordingExchange.of(method, "/").with("Sec-Fetch-Mode", mode).with("Accept", "text/html");

    assertThat(Navigation.wantsPage(exchange)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          GET  | text/html                                    | true
          HEAD | text/html                                    | true
          POST | text/html                                    | false
          GET  | TEXT/HTML                                    | true
          GET  | text/html,application/xhtml+xml,*/*;q=0.8    | true
          GET  | application/json, text/html ; q=0.1          | true
          GET  | application/json                             | false
          GET  | */*                                          | false
          GET  | text/*                                       | false
          GET  | text/html;q=0                                | false
          GET  | text/html; q=0.000                           | false
          GET  | text/html; q=0.001                           | true
          GET  | text/htmlx                                   | false
          """)
  void whatIsAcceptedDecidesWhereTheModeIsAbsent(String method, String accept, boolean wanted) {
    assertThat(Navigation.wantsPage(RecordingExchange.of(method, "/").with("Accept", accept)))
        .isEqualTo(wanted);
  }

  @Test
  void whoSaysNothingWantsNoPage() {
    assertThat(Navigation.wantsPage(RecordingExchange.get("/"))).isFalse();
  }

  @Test
  void twoModesAreNone() {
    RecordingExchange exchange =
        RecordingExchange.get("/").with("Sec-Fetch-Mode", "navigate", "navigate");

    assertThat(Navigation.wantsPage(exchange)).isFalse();
  }
}
