package dev.jeton.sample.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.jeton.sample.Counter;
import dev.jeton.sample.contract.wire.ClockedSample;
import dev.jeton.tck.fake.ManualClock;
import dev.jeton.testkit.LoggedInAs;
import dev.jeton.testkit.SecretScan;
import dev.jeton.testkit.TestSession;
import dev.jeton.testkit.TestSessions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The servlets of orders, in a Jetty of the test's own and without anybody who logs in. */
final class OrderServletTest {

  private static final ManualClock CLOCK = new ManualClock(Instant.parse("2030-01-01T00:00:00Z"));

  @TempDir
  static Path data;

  static Counter counter;
  static Server server;

  @RegisterExtension
  static final TestSessions SESSIONS = TestSessions.over(() -> counter.tokens(), CLOCK);

  @BeforeAll
  static void start() throws Exception {
    counter = ClockedSample.application(data, CLOCK);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServletContainerInitializer(
        (classes, starting) -> ServletSample.application(starting, counter));
    server = new Server(0);
    server.setHandler(context);
    server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
    counter.close();
  }

  @Test
  void aProgramReadsOrdersAndPlacesNone(
      @LoggedInAs(value = "scales", permissions = "orders:read", bearer = true) TestSession scales)
      throws Exception {
    assertThat(status("GET", "/api/orders", scales)).isEqualTo(200);
    assertThat(status("POST", "/api/orders", scales)).isEqualTo(403);
  }

  @Test
  void whatIsLoggedOfATokenIsNoSecret(@LoggedInAs("alice") TestSession alice) throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);

    counter.tokens().control().end(alice.session().id());
    assertThat(status("GET", "/api/me", alice)).isEqualTo(401);
    root.detachAppender(log);

    String logged =
        log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
    assertThat(logged).contains("TokenRejected");
    assertThat(SecretScan.ofTokens().in(logged)).isEmpty();
  }

  private static int status(String method, String target, TestSession session)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.getURI().getPort() + target))
        .method(method, BodyPublishers.noBody())
        .header(session.headerName(), session.headerValue())
        .header("X-Forwarded-Proto", "https") // as the proxy says that ends TLS
        .header("Sec-Fetch-Site", "same-origin") // as a browser says on our pages
        .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
