package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredKeyTest {

  @Test
  void aSealedTextHasAtMostTheGreatestLength() {
    String longest = "A".repeat(StoredKey.MAX_LENGTH);

    assertThat(new StoredKey("mac-1", longest).sealed()).isEqualTo(longest);
    assertThatThrownBy(() -> new StoredKey("mac-1", longest + "A"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mac-1 has 16385 characters, at most 16384");
  }

  @ParameterizedTest
  @CsvSource({"mac-1, 1", "rotate-10, 10", "jwt-999999999, 999999999", "abcdefghijklmnop-1, 1"})
  void aNameSaysPurposeAndNumber(String name, int number) {
    assertThat(StoredKey.named(name)).isTrue();
    assertThat(new StoredKey(name, "sealed").number()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "jwt-0", "jwt-1000000000", "abcdefghijklmnopq-1", "jwt-1.jwe"})
  void anythingElseIsNoName(String name) {
    assertThat(StoredKey.named(name)).isFalse();
  }

  @Test
  void itsTextShowsTheNameAlone() {
    assertThat(new StoredKey("mac-1", "text")).hasToString("StoredKey[mac-1, sealed]");
  }
}
