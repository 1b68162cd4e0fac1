package dev.jeton.encoding;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 31, 32, 33, 1000})
  void readsBackWhatItWroteAndWritesAsTheStandardDoes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);

    String text = Base64Url.encode(bytes);

    assertThat(text).isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    assertThat(Base64Url.decode(text).orElseThrow()).isEqualTo(bytes);
  }

  /** Every text of four characters that differ in one: each byte has one spelling, and no more. */
  @ParameterizedTest
  @ValueSource(strings = {"AA", "AAA", "AAAA", "AAAAAA"})
  void noTwoTextsSpellTheSame(String shape) {
    Set<String> read = new HashSet<>();
    for (char last = 0; last < 0x110; last++)
      for (char before = 0; before < 0x110; before++) {
        String text = shape.substring(2) + before + last;
        Base64Url.decode(text).ifPresent(bytes -> {
          assertThat(Base64Url.encode(bytes)).isEqualTo(text);
          assertThat(read.add(Arrays.toString(bytes))).isTrue();
        });
      }
    assertThat(read).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A", "AAAAA", "AA==", "AAA=", "AA=", "AB", "AAB", "A A", "AA\n", "+A", "/A", "\u0141A"
      })
  void whateverElseIsNone(String text) {
    assertThat(Base64Url.decode(text)).isEmpty();
  }

  @Test
  void aPartOfATextIsReadByItself() {
    byte[] text = "x.AAECAw.y".getBytes(US_ASCII);

    assertThat(Base64Url.decode(text, 2, 8).orElseThrow()).containsExactly(0, 1, 2, 3);
    assertThat(Base64Url.decode(text, 1, 8)).isEmpty();
    assertThat(Base64Url.decode("\u00ffA".getBytes(ISO_8859_1), 0, 2)).isEmpty();
  }
}
