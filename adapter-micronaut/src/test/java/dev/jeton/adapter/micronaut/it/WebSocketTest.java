package dev.jeton.adapter.micronaut.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.wire.DevelopmentCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WebSocketTest {

  private static final String OWN = ContractApplication.PUBLIC_ORIGIN;

  private final ContractApplication application = new ContractApplication();
  private TestServer server;

  @BeforeAll
  void start() throws Exception {
    server = TestServer.with(application, Map.of());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void anUpgradeOpensForWhoeverTheRouteServes() {
    assertThat(upgrade("/ws/session", "alice", OWN)).isEqualTo("alice");
  }

  @Test
  void anUpgradeGoesOnOnTheThreadOfItsConnection() {
    upgrade("/ws/session", "alice", OWN);

    assertThat(ThreadFilter.THREAD.get()).contains("eventLoopGroup");
  }

  @Test
  void anUpgradeWithoutASessionIsRefused() {
    assertThat(upgrade("/ws/session", "", OWN)).isEqualTo("401");
  }

  @Test
  void anUpgradeThatAnotherSiteBeganIsRefused() {
    assertThat(upgrade("/ws/session", "alice", "https://evil.example")).isEqualTo("403");
  }

  @Test
  void anUpgradeToARouteThatDeclaresNothingIsRefusedToEverybody() {
    assertThat(upgrade("/ws/undeclared", "", OWN)).isEqualTo("401");
    assertThat(upgrade("/ws/undeclared", "root", OWN)).isEqualTo("403");
  }

  @Test
  void anUpgradeToNowhereIsRefused() {
    assertThat(upgrade("/ws/nowhere", "root", OWN)).isEqualTo("403");
  }

  @Test
  void anUpgradeWhileTheStoreIsAwayIsPutOff() {
    String cookie = server.cookieOf("alice");
    application.loseTheStore();

    String status = upgradeWith("/ws/session", cookie, OWN);

    application.store().comeBack();
    assertThat(status).isEqualTo("503");
  }

  @Test
  void aWebSocketRouteWithoutAnUpgradeReachesNobody() {
    // Micronaut 5 refuses such a request by itself, with 400, before any filter sees it.
    assertThat(server.get("/ws/session").status()).isIn(400, 401);
    assertThat(server.getAs("root", "/ws/undeclared").status()).isIn(400, 403);
  }

  private String upgrade(String path, String user, String origin) {
    return upgradeWith(path, user.isEmpty() ? "" : server.cookieOf(user), origin);
  }

  /** The first message, or the status of the refusal. */
  private String upgradeWith(String path, String cookie, String origin) {
    CompletableFuture<String> first = new CompletableFuture<>();
    WebSocket.Builder builder = HttpClient.newBuilder()
        .sslContext(DevelopmentCertificate.shared().context())
        .build()
        .newWebSocketBuilder()
        .header("Origin", origin);
    if (!cookie.isEmpty()) builder.header("Cookie", TestServer.COOKIE + "=" + cookie);
    CompletableFuture<WebSocket> opening = builder.buildAsync(
        URI.create("wss://localhost:" + server.httpsPort() + path), new FirstMessage(first));
    try {
      WebSocket socket = opening.orTimeout(20, TimeUnit.SECONDS).join();
      String message = first.orTimeout(20, TimeUnit.SECONDS).join();
      socket.abort();
      return message;
    } catch (CompletionException refused) {
      if (refused.getCause() instanceof WebSocketHandshakeException handshake)
        return Integer.toString(handshake.getResponse().statusCode());
      throw refused;
    }
  }

  private record FirstMessage(CompletableFuture<String> message) implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      message.complete(data.toString());
      return CompletableFuture.completedStage(null);
    }
  }
}
