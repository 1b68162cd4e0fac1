package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.cookieOf;
import static dev.jeton.sample.contract.SampleGround.getWith;
import static dev.jeton.sample.contract.SampleGround.streamOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.ClockedSample;
import dev.jeton.sample.contract.wire.OpenStream;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.data.DemoUser;
import dev.jeton.sample.stream.EventStreams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long an event stream lives: never longer than its session, its client or its server. */
interface StreamLifeRules extends SampleGround {

  Duration MOMENT = Duration.ofMillis(1);

  @Test
  default void aSessionThatOnlyStreamsAskForGoesIdle(@TempDir Path directory) {
    try (ClockedSample sample =
        ClockedSample.start(server(), directory, "--lifetimes=PT30M,PT12H")) {
      SampleClient client = sample.client();
      String alice = cookieOf(client, DemoUser.ALICE);
      OpenStream stream = streamOf(client, alice);
      String limits = stream.event();

      sample.pass(Duration.ofMinutes(10));
      assertThat(streamOf(client, alice).event()).isEqualTo(limits);
      stream.comment();
      sample.pass(Duration.ofMinutes(20).minus(MOMENT));
      assertLives(sample, stream);

      sample.pass(MOMENT);
      assertThat(stream.rest()).isEqualTo(EventRules.ENDED);
      assertThat(getWith(client, alice, "/api/me").status()).isEqualTo(401);
    }
  }

  @Test
  default void aBusySessionKeepsItsStreamUntilItsAbsoluteLimit(@TempDir Path directory) {
    try (ClockedSample sample =
        ClockedSample.start(server(), directory, "--lifetimes=PT30M,PT40M")) {
      SampleClient client = sample.client();
      String alice = cookieOf(client, DemoUser.ALICE);
      OpenStream stream = streamOf(client, alice);
      stream.event();

      sample.pass(Duration.ofMinutes(20));
      assertThat(getWith(client, alice, "/api/me").status()).isEqualTo(200);
      sample.pass(Duration.ofMinutes(20).minus(MOMENT));
      assertLives(sample, stream);

      sample.pass(MOMENT);
      assertThat(stream.rest()).isEqualTo(EventRules.ENDED);
    }
  }

  @Test
  default void aClientThatHasGoneLeavesNoStream(@TempDir Path directory) {
    try (ClockedSample sample = ClockedSample.start(server(), directory)) {
      SampleClient client = sample.client();
      EventStreams streams = sample.counter().streams();
      OpenStream stream = streamOf(client, cookieOf(client, DemoUser.ALICE));
      stream.event();
      assertThat(streams.count()).isEqualTo(1);

      stream.close();

      assertThat(Stream.generate(() -> countAfterASignOfLife(sample))
              .limit(100)
              .anyMatch(count -> count == 0))
          .isTrue();
    }
  }

  @Test
  default void aSessionHasNoMoreStreamsThanABrowserCanSpare(@TempDir Path directory) {
    try (ClockedSample sample = ClockedSample.start(server(), directory)) {
      SampleClient client = sample.client();
      String alice = cookieOf(client, DemoUser.ALICE);
      List<OpenStream> streams = Stream.generate(() -> streamOf(client, alice))
          .limit(EventStreams.MOST_OF_A_SESSION)
          .toList();
      streams.forEach(OpenStream::event);

      Answer oneMore = getWith(client, alice, "/api/events");

      assertThat(oneMore.status()).isEqualTo(429);
      assertThat(oneMore.header("Content-Type")).containsExactly("application/problem+json");
      assertThat(oneMore.member("type")).isEqualTo("urn:jeton:problem:too-many-streams");
      streams.forEach(stream -> assertLives(sample, stream));
      assertThat(streamOf(client, cookieOf(client, DemoUser.ALICE)).event()).contains("limits");
    }
  }

  @Test
  default void whoAsksForTheHeaderAloneOpensNoStream(@TempDir Path directory) {
    try (ClockedSample sample = ClockedSample.start(server(), directory)) {
      String alice = cookieOf(sample.client(), DemoUser.ALICE);

      Answer header = sample.client().call("HEAD", "/api/events").cookie(alice).send();

      assertThat(header.status()).isEqualTo(200);
      assertThat(sample.client().call("HEAD", "/api/events").send().status()).isEqualTo(401);
      assertThat(sample.counter().streams().count()).isZero();
    }
  }

  @Test
  default void aServerThatStopsClosesItsStreamsAndEndsNoSession(@TempDir Path directory) {
    String alice;
    try (SampleProcess sample = SampleProcess.start(main(), directory)) {
      alice = cookieOf(sample.client(), DemoUser.ALICE);
      OpenStream stream = streamOf(sample.client(), alice);
      stream.event();

      assertThat(sample.stop()).isNotEqualTo(1);

      assertThat(stream.rest()).isEmpty();
    }
    try (SampleProcess again = SampleProcess.start(main(), directory)) {
      assertThat(getWith(again.client(), alice, "/api/me").status()).isEqualTo(200);
    }
  }

  private static int countAfterASignOfLife(ClockedSample sample) {
    sample.counter().streams().giveSignsOfLife();
    // Takes as long as the news that nobody listens any more.
    assertThat(sample.client().call("GET", "/health").send().status()).isEqualTo(200);
    return sample.counter().streams().count();
  }

  private static void assertLives(ClockedSample sample, OpenStream stream) {
    sample.counter().streams().giveSignsOfLife();
    assertThat(stream.comment()).isEqualTo(":");
  }
}
