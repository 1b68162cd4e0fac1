package dev.jeton.token.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshForTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max-age=300 | PT5M",
        "public, max-age=3600, must-revalidate | PT1H",
        "Max-Age = 600 | PT10M",
        "max-age=\"600\" | PT10M",
        "max-age=61 | PT1M1S",
        "max-age=60 | PT1M",
        "max-age=59 | PT1M",
        "max-age=0 | PT1M",
        "max-age=86399 | PT23H59M59S",
        "max-age=86400 | PT24H",
        "max-age=86401 | PT24H",
        "max-age=31536000 | PT24H",
        "max-age=999999999999999999 | PT24H",
        "no-cache | PT1M",
        "no-store, max-age=3600 | PT1M",
        "max-age=3600, max-age=600 | PT10M"
      })
  void aSetIsKeptAsItsServerSaysWithinBounds(String cacheControl, Duration kept) {
    assertThat(FreshFor.said(List.of(cacheControl))).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "public",
        "max-age",
        "max-age=",
        "max-age=-1",
        "max-age=5m",
        "s-maxage=3600",
        "x-max-age=3600",
        "max-age=9999999999999999999"
      })
  void whatSaysNothingIsKeptForFiveMinutes(String cacheControl) {
    assertThat(FreshFor.said(List.of(cacheControl))).isEqualTo(Duration.ofMinutes(5));
    assertThat(FreshFor.said(List.of())).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void severalLinesAreOneList() {
    assertThat(FreshFor.said(List.of("public", "max-age=120"))).isEqualTo(Duration.ofMinutes(2));
  }
}
