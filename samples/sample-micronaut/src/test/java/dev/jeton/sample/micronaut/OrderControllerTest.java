package dev.jeton.sample.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.Counter;
import dev.jeton.sample.contract.wire.ClockedSample;
import dev.jeton.tck.fake.ManualClock;
import dev.jeton.testkit.LoggedInAs;
import dev.jeton.testkit.TestSession;
import dev.jeton.testkit.TestSessions;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The controller of orders, in an application context of the test's own and without anybody who logs in. */
final class OrderControllerTest {

  private static final ManualClock CLOCK = new ManualClock(Instant.parse("2030-01-01T00:00:00Z"));

  @TempDir
  static Path data;

  static Counter counter;
  static EmbeddedServer server;

  @RegisterExtension
  static final TestSessions SESSIONS = TestSessions.over(() -> counter.tokens(), CLOCK);

  @BeforeAll
  static void start() throws IOException {
    counter = ClockedSample.application(data, CLOCK);
    server = ApplicationContext.builder()
        .properties(Map.of("micronaut.server.port", -1, "counter.fresh", "PT5M"))
        .singletons(counter, counter.tokens())
        .run(EmbeddedServer.class);
  }

  @AfterAll
  static void stop() {
    server.getApplicationContext().close();
    counter.close();
  }

  @Test
  void aViewerReadsOrdersAndPlacesNone(
      @LoggedInAs(value = "bob", permissions = "orders:read") TestSession bob) throws Exception {
    assertThat(status("GET", "/api/orders", bob)).isEqualTo(200);
    assertThat(status("POST", "/api/orders", bob)).isEqualTo(403);
  }

  @Test
  void whoCancelsAnOrderHasLoggedInWithinFiveMinutes(
      @LoggedInAs(value = "alice", permissions = "orders:write", authenticatedAgo = "PT5M")
          TestSession fresh,
      @LoggedInAs(value = "alice", permissions = "orders:write", authenticatedAgo = "PT5M1S")
          TestSession stale)
      throws Exception {
    assertThat(status("DELETE", "/api/orders/none", fresh)).isEqualTo(404);
    assertThat(status("DELETE", "/api/orders/none", stale)).isEqualTo(401);
  }

  private static int status(String method, String target, TestSession session)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.getPort() + target))
        .method(method, BodyPublishers.noBody())
        .header(session.headerName(), session.headerValue())
        .header("X-Forwarded-Proto", "https") // as the proxy says that ends TLS
        .header("Sec-Fetch-Site", "same-origin") // as a browser says on our pages
        .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
