package dev.jeton.sample.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.Counter;
import dev.jeton.sample.contract.wire.ClockedSample;
import dev.jeton.tck.fake.ManualClock;
import dev.jeton.testkit.LoggedInAs;
import dev.jeton.testkit.TestSession;
import dev.jeton.testkit.TestSessions;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The routes of orders, on a Javalin of the test's own and without anybody who logs in. */
final class OrderRoutesTest {

  private static final ManualClock CLOCK = new ManualClock(Instant.parse("2030-01-01T00:00:00Z"));

  @TempDir
  static Path data;

  static Counter counter;
  static Javalin server;

  @RegisterExtension
  static final TestSessions SESSIONS = TestSessions.over(() -> counter.tokens(), CLOCK);

  @BeforeAll
  static void start() throws IOException {
    counter = ClockedSample.application(data, CLOCK);
    server =
        Javalin.create(config -> JavalinSample.application(config, counter)).start(0);
  }

  @AfterAll
  static void stop() {
    server.stop();
    counter.close();
  }

  @Test
  void aViewerReadsOrdersAndPlacesNone(
      @LoggedInAs(value = "bob", permissions = "orders:read") TestSession bob) throws Exception {
    assertThat(status("GET", "/api/orders", bob)).isEqualTo(200);
    assertThat(status("POST", "/api/orders", bob)).isEqualTo(403);
  }

  @Test
  void aSessionIsOverAfterHalfAnHourOfRest(
      @LoggedInAs("alice") TestSession alice, @LoggedInAs("bob") TestSession bob) throws Exception {
    CLOCK.advance(Duration.ofMinutes(30).minusMillis(1));
    assertThat(status("GET", "/api/me", alice)).isEqualTo(200);

    CLOCK.advance(Duration.ofMillis(1));
    assertThat(status("GET", "/api/me", alice)).isEqualTo(200);
    assertThat(status("GET", "/api/me", bob)).isEqualTo(401);
  }

  private static int status(String method, String target, TestSession session)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + target))
        .method(method, BodyPublishers.noBody())
        .header(session.headerName(), session.headerValue())
        .header("X-Forwarded-Proto", "https") // as the proxy says that ends TLS
        .header("Sec-Fetch-Site", "same-origin") // as a browser says on our pages
        .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
