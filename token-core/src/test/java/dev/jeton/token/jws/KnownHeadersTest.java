package dev.jeton.token.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownHeadersTest {

  private final KnownHeaders known = new KnownHeaders();

  @Test
  void whatIsMadeOfAKnownHeaderIsWhatWasMadeOfItBefore() {
    CompactJws first = CompactJws.read(token(1, "payload")).orElseThrow();
    known.add(first);

    CompactJws read = CompactJws.read(token(1, "another"), known).orElseThrow();

    assertThat(read.header()).isSameAs(first.header());
    assertThat(read.algorithm()).isEqualTo("ES256");
    assertThat(read.keyId()).contains("key-1");
    assertThat(read.payload()).isEqualTo("another".getBytes(UTF_8));
  }

  @Test
  void aHeaderThatIsOnlyReadDoesNotBecomeKnown() {
    assertThat(CompactJws.read(token(1, "payload"), known)).isPresent();

    assertThat(known.size()).isZero();
  }

  @Test
  void aHeaderIsKnownByItsWholeSpelling() {
    known.add(CompactJws.read(token(1, "payload")).orElseThrow());

    assertThat(CompactJws.read(token(2, "payload"), known).orElseThrow().keyId())
        .contains("key-2");
    assertThat(CompactJws.read(token(1, "payload").substring(1), known)).isEmpty();
  }

  @Test
  void theyAreBoundedAndTheLastOneIsAmongThem() {
    IntStream.range(0, 10 * KnownHeaders.MOST + 1)
        .mapToObj(number -> CompactJws.read(token(number, "payload")).orElseThrow())
        .forEach(token -> {
          known.add(token);
          assertThat(known.find(token.spelledHeader())).isSameAs(token.header());
        });

    assertThat(known.size()).isBetween(1, KnownHeaders.MOST);
  }

  private static String token(int key, String payload) {
    return encoded("{\"alg\":\"ES256\",\"kid\":\"key-" + key + "\"}") + "." + encoded(payload) + "."
        + encoded("signature");
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
