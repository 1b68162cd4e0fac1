package dev.jeton.token.jwks;

import static dev.jeton.token.jwks.KeyServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import dev.jeton.key.JwkSet;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clock stands in all of these tests, and the rounds of the thread are gone by hand. */
@Timeout(60)
class RemoteKeysTest {
  private static final ForeignKey FIRST = ForeignKey.es256("first");
  private static final ForeignKey SECOND = ForeignKey.es256("second");
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  private final ManualClock clock = new ManualClock();
  private final KeyServer server = KeyServer.publishing(ForeignKey.set(FIRST));
  private final List<String> failures = new ArrayList<>();
  private final RemoteKeys keys = keys();

  private RemoteKeys keys() {
    return RemoteKeys.at(
        server.at(),
        KeyServer.trusted(),
        document -> JwkSet.ofPublicKeys(document, Set.of(KeyAlgorithm.ES256)),
        INTERVAL,
        clock,
        failures::add);
  }

  @AfterEach
  void stop() {
    keys.close();
    server.close();
  }

  private boolean knows(String id) {
    return keys.known().orElseThrow().find(id).isPresent();
  }

  private void after(Duration passed) throws InterruptedException {
    clock.advance(passed);
    keys.refreshIfDue();
  }

  @Test
  void whatWasLoadedIsKnown() {
    keys.load();

    assertThat(knows("first")).isTrue();
    assertThat(knows("second")).isFalse();
    assertThat(server.fetches()).isOne();
  }

  @Test
  void nothingIsKnownBeforeAnythingCame() {
    assertThat(keys.known()).isEmpty();
  }

  @Test
  void aFirstSetThatCannotBeHadSaysWhereAndWhy() {
    server.answer(exchange -> reply(exchange, 503, "text/plain", "secret=hunter2"));

    assertThatThrownBy(keys::load)
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage("no keys from " + server.at() + ": status 503 instead of 200");
  }

  @Test
  @DisplayName("JWT attack 18: 1000 unknown kids cause no fetch within an interval of the last")
  void unknownKeysWithinTheIntervalCauseNoFetch() throws InterruptedException {
    keys.load();

    for (int i = 0; i < 1000; i++) {
      keys.missed();
      keys.refreshIfDue();
    }
    after(INTERVAL.minusMillis(1));

    assertThat(server.fetches()).isOne();
  }

  @Test
  @DisplayName("JWT attack 18: 1000 unknown kids cause one fetch once the interval is over")
  void unknownKeysCauseOneFetchAnInterval() throws InterruptedException {
    keys.load();
    clock.advance(INTERVAL);

    for (int i = 0; i < 1000; i++) {
      keys.missed();
      keys.refreshIfDue();
    }

    assertThat(server.fetches()).isEqualTo(2);
  }

  @Test
  @DisplayName("JWT attack 18: an issuer that is down is not asked more often either")
  void aFailingServerIsAskedOnceAnInterval() throws InterruptedException {
    keys.load();
    server.answer(exchange -> reply(exchange, 500, "text/plain", ""));
    clock.advance(INTERVAL);

    for (int i = 0; i < 1000; i++) {
      keys.missed();
      keys.refreshIfDue();
    }

    assertThat(server.fetches()).isEqualTo(2);
    assertThat(failures).containsExactly("status 500 instead of 200");
  }

  @Test
  void aNewKeyIsPickedUpWhenATokenNamesIt() throws InterruptedException {
    keys.load();
    server.publish(ForeignKey.set(FIRST, SECOND));

    keys.missed();
    after(INTERVAL);

    assertThat(knows("first")).isTrue();
    assertThat(knows("second")).isTrue();
  }

  @Test
  void aKeyThatVanishedIsDroppedByTheNextFetch() throws InterruptedException {
    keys.load();
    server.publish(ForeignKey.set(SECOND));

    after(Duration.ofMinutes(5));

    assertThat(knows("first")).isFalse();
    assertThat(knows("second")).isTrue();
  }

  @Test
  void aSetIsFetchedAnewWhenAFifthOfItsTimeIsLeft() throws InterruptedException {
    keys.load();

    after(Duration.ofMinutes(4));

    assertThat(server.fetches()).isEqualTo(2);
  }

  @Test
  void aSetIsNotFetchedAnewBefore() throws InterruptedException {
    keys.load();

    after(Duration.ofMinutes(4).minusMillis(1));

    assertThat(server.fetches()).isOne();
  }

  @Test
  void aSetIsKeptForAsLongAsItsServerSays() throws InterruptedException {
    server.answer(exchange -> {
      exchange.getResponseHeaders().set("Cache-Control", "max-age=36000");
      reply(exchange, 200, "application/json", ForeignKey.set(FIRST));
    });
    keys.load();

    after(Duration.ofHours(8).minusMillis(1));
    int before = server.fetches();
    after(Duration.ofMillis(1));

    assertThat(before).isOne();
    assertThat(server.fetches()).isEqualTo(2);
  }

  static List<String> spoilt() {
    String key = FIRST.jwk();
    String secret =
        "{\"kty\":\"oct\",\"kid\":\"s\",\"alg\":\"HS256\",\"k\":\"" + "A".repeat(43) + "\"}";
    String[] many =
        IntStream.range(0, 100_000).mapToObj(i -> "{\"kty\":\"EC\"}").toArray(String[]::new);
    String shown = key.replace("{", "{\"d\":\"" + "A".repeat(43) + "\",");
    return List.of(
        ForeignKey.setOf(key, secret),
        ForeignKey.setOf(key, key),
        ForeignKey.setOf(shown),
        ForeignKey.setOf(many),
        ForeignKey.setOf(),
        ForeignKey.set(FIRST) + " ".repeat(10 * 1024 * 1024));
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  @DisplayName("JWT attack 20: under a bad reply the old keys stay, and the listener hears of it")
  void aRefusedSetChangesNothing(String reply) throws InterruptedException {
    keys.load();
    server.publish(reply);

    after(Duration.ofHours(1));

    assertThat(knows("first")).isTrue();
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0)).doesNotContain("AAAA");
  }

  @Test
  @DisplayName("JWT attack 20: a server that is gone changes nothing either, and heals")
  void keysOutliveTheirServersAbsence() throws InterruptedException {
    keys.load();
    server.answer(exchange -> reply(exchange, 503, "text/plain", ""));
    after(Duration.ofDays(3));
    boolean meanwhile = knows("first");
    server.publish(ForeignKey.set(FIRST, SECOND));

    after(INTERVAL);

    assertThat(meanwhile).isTrue();
    assertThat(knows("second")).isTrue();
    assertThat(failures).containsExactly("status 503 instead of 200");
  }

  @Test
  void aClockThatWasPutBackDoesNotStopTheFetching() throws InterruptedException {
    clock.advance(Duration.ofDays(30));
    keys.load();

    after(Duration.ofDays(-30));

    assertThat(server.fetches()).isEqualTo(2);
  }

  @Test
  @DisplayName("JWT attack 20: whoever validates never waits for a fetch")
  void nobodyWaitsWhileAFetchGoesOn() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    keys.load();
    server.answer(exchange -> {
      asked.countDown();
      awaitQuietly(answered);
      reply(exchange, 200, "application/json", ForeignKey.set(SECOND));
    });
    clock.advance(INTERVAL);
    keys.missed();
    keys.start();
    asked.await();

    // The server holds its answer until all of this is done: had one of these calls waited for it,
    // this test would not end.
    for (int i = 0; i < 1000; i++) keys.missed();
    boolean known = knows("first");
    answered.countDown();

    assertThat(known).isTrue();
    while (!knows("second")) Thread.onSpinWait();
    assertThat(server.fetches()).isEqualTo(2);
  }

  @Test
  void theThreadFetchesWhatCouldNotBeLoadedBefore() {
    keys.start();

    while (keys.known().isEmpty()) Thread.onSpinWait();

    assertThat(knows("first")).isTrue();
  }

  @Test
  void theThreadEndsWhenItIsClosedAndWhatIsKnownStays() {
    keys.load();
    keys.start();

    keys.close();
    while (keys.running()) Thread.onSpinWait();

    assertThat(knows("first")).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
