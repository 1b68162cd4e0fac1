package dev.jeton.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/orders",
        "/orders/",
        "/orders?page=2&sort=a|b[]",
        "/a%20b",
        "/%C3%A9",
        "/a:b",
        "/@home",
        "/a/../b",
        "/?next=https://other.example/",
        "/?q=%0A%5C",
        "/?q=100%",
        "/?"
      })
  void aPathOnThisServerIsAWayBack(String target) {
    assertThat(ReturnPath.of(target).orElseThrow().value()).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        "?a",
        "*",
        "https://other.example/",
        "HTTPS://other.example",
        "javascript:alert(1)",
        "//other.example",
        "///other.example",
        "/\\other.example",
        "\\/other.example",
        "\\\\other.example",
        "/a//b",
        "/.//other.example",
        "/..//other.example",
        "/%2Fother.example",
        "/%2fother.example",
        "/%5Cother.example",
        "/%5cother.example",
        "/%2e%2F/other.example",
        "/\tother.example",
        "/\t/other.example",
        "\t/orders",
        " /orders",
        "/orders ",
        "/a b",
        "/a\r\nSet-Cookie: a=b",
        "/a%0d%0aSet-Cookie:%20a=b",
        "/a%00",
        "/a%7F",
        "/a\u0000",
        "/a\u007F",
        "/\u00E9",
        "/a#b",
        "/a%",
        "/a%2",
        "/a%zz",
        "/a%+1",
        "/<script>",
        "/\"x",
        "/`x",
        "/?a=\\b",
        "/?a=<b",
        "/?a=\"b"
      })
  void anythingThatCouldLeadElsewhereIsNone(String target) {
    assertThat(ReturnPath.of(target)).isEmpty();
  }

  @Test
  void itIsAtMost1024CharactersLong() {
    assertThat(ReturnPath.of("/" + "a".repeat(1_023))).isPresent();
    assertThat(ReturnPath.of("/" + "a".repeat(1_024))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/orders, /?return=%2Forders",
    "/orders?page=2&sort=a, /?return=%2Forders%3Fpage%3D2%26sort%3Da",
    "/a%20b+c~d, /?return=%2Fa%2520b%2Bc~d"
  })
  void itGoesIntoAQueryAndComesBackTheSame(String path, String target) {
    ReturnPath back = ReturnPath.of(path).orElseThrow();

    assertThat(back.after("/")).isEqualTo(target);
    assertThat(ReturnPath.inQueryOf(target)).contains(back);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?",
        "/?other=%2Forders",
        "/?return",
        "/?return=",
        "/?return=orders",
        "/?return=//other.example",
        "/?return=%2F%2Fother.example",
        "/?return=%2F%252Fother.example",
        "/?return=%2F%5Cother.example",
        "/?return=https%3A%2F%2Fother.example",
        "/?return=%2Fa%0d%0ab",
        "/?return=%2Fa%zz",
        "/?return=%2F%C3%A9",
        "/?return=%2F%2Fother.example&return=%2Forders"
      })
  void aQueryWithoutASafePathGivesNone(String target) {
    assertThat(ReturnPath.inQueryOf(target)).isEmpty();
  }

  @Test
  void theFirstOneNamedCounts() {
    assertThat(ReturnPath.inQueryOf("/?a=b&return=%2Forders&return=%2Fother"))
        .isEqualTo(ReturnPath.of("/orders"));
    assertThat(ReturnPath.of("/orders")).hasSameHashCodeAs(ReturnPath.of("/orders"));
    assertThat(ReturnPath.of("/orders").orElseThrow()).hasToString("/orders");
  }
}
