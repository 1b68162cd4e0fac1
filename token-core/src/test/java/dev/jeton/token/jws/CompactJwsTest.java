package dev.jeton.token.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwsTest {

  private static final String PLAIN = "{\"alg\":\"ES256\",\"kid\":\"k\",\"typ\":\"at+jwt\"}";

  @Test
  void whatPassesIsToldAsItIsSpelled() {
    CompactJws read = CompactJws.read(token(PLAIN)).orElseThrow();

    assertThat(read.algorithm()).isEqualTo("ES256");
    assertThat(read.keyId()).contains("k");
    assertThat(read.type()).contains("at+jwt");
    assertThat(read.payload()).isEqualTo("payload".getBytes(UTF_8));
    assertThat(read.signature()).isEqualTo("signature".getBytes(UTF_8));
    assertThat(new String(read.signingInput(), UTF_8) + "." + encoded("signature"))
        .isEqualTo(token(PLAIN));
  }

  @Test
  void aHeaderMayLackAKeyIdAndAType() {
    CompactJws read =
        CompactJws.read(token("{\"alg\":\"ES256\",\"x5t\":\"tolerated\"}")).orElseThrow();

    assertThat(read.keyId()).isEmpty();
    assertThat(read.type()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crit", "b64", "zip", "jku", "jwk", "x5u", "x5c"})
  @DisplayName(
      "JWT attacks 13 to 15, 25 and 26: a header that wants something fetched, unpacked or ignored")
  void aDangerousHeaderDoesNotPass(String name) {
    assertThat(CompactJws.read(token("{\"alg\":\"ES256\",\"" + name + "\":\"x\"}")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"alg\":null}", "{\"alg\":1}", "{\"alg\":[\"ES256\"]}", "[]", "null"})
  @DisplayName("JWT attack 3: a header without an algorithm")
  void aHeaderWithoutAnAlgorithmDoesNotPass(String header) {
    assertThat(CompactJws.read(token(header))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"QQ", "QUI", "QUJD", "-_-_"})
  void aSegmentMayEndInAnyGroup(String segment) {
    String header = encoded(PLAIN);

    assertThat(CompactJws.read(header + "." + segment + ".QQ")).isPresent();
    assertThat(CompactJws.read(header + ".QQ." + segment)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QR", "QUJ", "QQ==", "QUI=", "QUJD=", "QQ=", "Q", "QUJDQ", "+/+/", "Q Q", "QQ\n", "é"
      })
  void anyOtherSpellingOfASegmentDoesNotPass(String segment) {
    String header = encoded(PLAIN);

    assertThat(CompactJws.read(header + "." + segment + ".QQ")).isEmpty();
    assertThat(CompactJws.read(header + ".QQ." + segment)).isEmpty();
  }

  // Two chars of a string, and one byte or none of ASCII: all that follows has another place.
  @ParameterizedTest
  @ValueSource(strings = {"\uD83D\uDE00", "\uD83D", "\u20AC", "\u00E9"})
  @DisplayName("JWT attack 41: characters beyond ASCII, in any number and segment")
  void whatIsNotAsciiDoesNotPass(String character) {
    for (int times = 1; times <= 64; times++) {
      String foreign = character.repeat(times);
      assertThat(CompactJws.read(foreign + "." + token(PLAIN))).isEmpty();
      assertThat(CompactJws.read(foreign + token(PLAIN))).isEmpty();
      assertThat(CompactJws.read(foreign + ".a.b")).isEmpty();
      assertThat(CompactJws.read(encoded(PLAIN) + "." + foreign + ".QUJD")).isEmpty();
      assertThat(CompactJws.read(token(PLAIN) + foreign)).isEmpty();
    }
  }

  @Test
  void aTokenThatIsWorthSomethingIsNotPrinted() {
    Optional<CompactJws> read = CompactJws.read(token(PLAIN));

    assertThat(read.toString())
        .contains("alg", "kid", "typ")
        .doesNotContain(encoded("payload"), encoded("signature"), "ES256");
  }

  private static String token(String header) {
    return encoded(header) + "." + encoded("payload") + "." + encoded("signature");
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
