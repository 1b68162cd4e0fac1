package dev.jeton.adapter.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.session.Session;
import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.adapter.RunningServer;
import dev.jeton.tck.wire.Answer;
import dev.jeton.tck.wire.Client;
import dev.jeton.tck.wire.DevelopmentCertificate;
import io.javalin.config.JavalinConfig;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Upgrades to WebSocket: decided before the upgrade, by the roles of the WebSocket's own route. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WebSocketTest {

  private static final String COOKIE = "__Host-session";

  private final ContractApplication application = new ContractApplication();
  private final List<String> opened = new CopyOnWriteArrayList<>();
  private RunningServer server;
  private Client client;

  @BeforeAll
  void startServer() {
    server = TestServer.start(application, this::configure);
    client = new Client(server.httpsPort(), server.httpPort(), answer -> {});
  }

  @AfterAll
  void stopServer() throws Exception {
    server.stop().close();
  }

  @BeforeEach
  void rest() {
    application.rest();
    opened.clear();
  }

  private void configure(JavalinConfig config) {
    config
        .routes
        .ws("/news", ws -> ws.onConnect(this::greet), RouteAccess.loggedIn())
        .ws("/open-news", ws -> ws.onConnect(this::greet), RouteAccess.open())
        .ws("/admin-news", ws -> ws.onConnect(this::greet), RouteAccess.role("admin"))
        .ws("/undeclared-news", ws -> ws.onConnect(this::greet));
  }

  private void greet(WsContext ws) {
    String subject = SessionTokenPlugin.session(ws)
        .map(Session::subject)
        .map(found -> found.id().value())
        .orElse("nobody");
    opened.add(subject);
    ws.send("hello " + subject);
  }

  @Test
  void aSessionOpensItAndReachesItsHandler() throws Exception {
    assertThat(greeting("/news", cookieOf("alice"))).isEqualTo("hello alice");
  }

  @Test
  void anOpenOneKnowsWhoIsLoggedIn() throws Exception {
    assertThat(greeting("/open-news", "")).isEqualTo("hello nobody");
    assertThat(greeting("/open-news", cookieOf("bob"))).isEqualTo("hello bob");
  }

  @Test
  void nobodyGetsInWithoutASession() {
    Answer answer = upgrade("/news", ContractApplication.PUBLIC_ORIGIN, "");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).containsExactly("Bearer realm=\"jeton\"");
    assertThat(answer.header("content-type")).containsExactly("application/problem+json");
    assertThat(answer.body()).contains("urn:jeton:problem:unauthenticated");
    assertThat(opened).isEmpty();
  }

  @Test
  void aMissingRoleIsRefused() {
    Answer answer = upgrade("/admin-news", ContractApplication.PUBLIC_ORIGIN, cookieOf("alice"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(opened).isEmpty();
  }

  @Test
  void oneThatDeclaresNothingIsRefusedToEverybody() {
    assertThat(
            upgrade("/undeclared-news", ContractApplication.PUBLIC_ORIGIN, "").status())
        .isEqualTo(401);
    assertThat(upgrade("/undeclared-news", ContractApplication.PUBLIC_ORIGIN, cookieOf("root"))
            .status())
        .isEqualTo(403);
    assertThat(opened).isEmpty();
  }

  @Test
  void anotherSiteOpensNoneEvenWhereEverybodyMay() {
    assertThat(upgrade("/news", "https://evil.example", cookieOf("alice")).status())
        .isEqualTo(403);
    assertThat(upgrade("/open-news", "https://evil.example", "").status()).isEqualTo(403);
    assertThat(opened).isEmpty();
  }

  @Test
  void aStoreThatIsAwayPutsItOff() {
    String alice = cookieOf("alice");
    application.loseTheStore();

    assertThat(upgrade("/news", ContractApplication.PUBLIC_ORIGIN, alice).status())
        .isEqualTo(503);
    assertThat(upgrade("/open-news", ContractApplication.PUBLIC_ORIGIN, alice).status())
        .isEqualTo(503);
    assertThat(opened).isEmpty();
  }

  @Test
  void aRequestThatOnlyLooksLikeAnUpgradeReachesNoHandler() {
    Answer answer = client.raw("GET /news HTTP/1.1", "Sec-WebSocket-Version: 13");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(opened).isEmpty();
  }

  @Test
  void oneThatNoRouteMatchesStaysJavalinsNotFound() {
    assertThat(upgrade("/nowhere", ContractApplication.PUBLIC_ORIGIN, "").status())
        .isEqualTo(404);
  }

  private Answer upgrade(String path, String origin, String cookie) {
    List<String> lines = new ArrayList<>(List.of(
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Origin: " + origin));
    if (!cookie.isEmpty()) lines.add("Cookie: " + COOKIE + "=" + cookie);
    return client.raw("GET " + path + " HTTP/1.1", lines.toArray(String[]::new));
  }

  private String greeting(String path, String cookie) throws Exception {
    CompletableFuture<String> greeting = new CompletableFuture<>();
    WebSocket.Builder request = HttpClient.newBuilder()
        .sslContext(DevelopmentCertificate.shared().context())
        .build()
        .newWebSocketBuilder()
        .header("Origin", ContractApplication.PUBLIC_ORIGIN);
    if (!cookie.isEmpty()) request.header("Cookie", COOKIE + "=" + cookie);
    WebSocket socket = request
        .buildAsync(
            URI.create("wss://localhost:" + server.httpsPort() + path), new FirstText(greeting))
        .get(20, TimeUnit.SECONDS);
    try {
      return greeting.get(20, TimeUnit.SECONDS);
    } finally {
      socket.abort();
    }
  }

  private String cookieOf(String user) {
    String password = new StringBuilder(user).reverse().toString();
    String body = "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}";
    return client.call("POST", "/login").json(body).send().cookie(COOKIE);
  }

  private record FirstText(CompletableFuture<String> text) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.complete(data.toString());
      return CompletableFuture.completedFuture(null);
    }
  }
}
