package dev.jeton.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {

  @ParameterizedTest
  @CsvSource({
    "orders:read, orders:read",
    "orders:*, orders:read",
    "orders:*, orders:read:all",
    "orders:*, orders:*",
    "orders:read:*, orders:read:all",
    "*, orders:read",
    "*, orders",
    "*, orders:*",
    "*, *"
  })
  void reaches(String held, String wanted) {
    assertThat(new Permission(held).implies(new Permission(wanted))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "orders:read, orders:write",
    "orders:read, orders:reader",
    "orders:reader, orders:read",
    "orders:read, orders:*",
    "orders:read, *",
    "orders:*, *",
    "orders:*, orders",
    "orders:*, ordersarchive:read",
    "orders:*, order:read",
    "orders:*, Orders:read",
    "orders, orders:read",
    "orders:read, orders:read:all",
    "orders:read:*, orders:read",
    "a.b:*, aXb:c",
    "orders:*, invoices:orders:read"
  })
  void fallsShort(String held, String wanted) {
    assertThat(new Permission(held).implies(new Permission(wanted))).isFalse();
  }

  @Test
  void everyShortTextIsOneIfTheGrammarSaysSo() {
    List<String> texts = List.of("");
    for (int length = 1; length <= 5; length++)
      texts = texts.stream()
          .flatMap(text -> Stream.of("a", ".", ":", "*", "/").map(text::concat))
          .toList();

    assertThat(texts)
        .hasSize(3125)
        .allSatisfy(text -> assertThat(Permission.wellFormed(text))
            .as(text)
            .isEqualTo(text.matches("([A-Za-z0-9._-]+:)*([A-Za-z0-9._-]+|\\*)")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ":", "a:", ":a", "a::b", "**", "*:a", "a:*:b", "or*", "a:b*", "a b", "a\tb", " a",
        "a\n", "é", "a,b", "a/b"
      })
  void anyOtherFormIsNone(String value) {
    assertThat(Permission.wellFormed(value)).isFalse();
    assertThatThrownBy(() -> new Permission(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a permission is like orders:read, orders:* or *");
  }

  @Test
  void aLongestPermissionHas255Characters() {
    assertThat(Permission.wellFormed("a".repeat(255))).isTrue();
    assertThat(Permission.wellFormed("a:".repeat(127) + "*")).isTrue();
  }

  @Test
  void aPermissionOf256CharactersIsNone() {
    assertThat(Permission.wellFormed("a".repeat(256))).isFalse();
  }
}
