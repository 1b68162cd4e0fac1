package dev.jeton.adapter.micronaut.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.SessionTokens;
import dev.jeton.event.SessionEvent.TokenRejected;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.wire.Answer;
import dev.jeton.tck.wire.DevelopmentCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to run Micronaut that must not change what is refused. */
final class ServerSettingsTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void requestsOverHttp2AreSeenAsTheyAre(boolean channelPerRequest) throws Exception {
    Map<String, Object> properties = Map.of(
        "micronaut.server.http-version",
        "2.0",
        "micronaut.server.netty.legacy-multiplex-handlers",
        channelPerRequest);
    try (TestServer server = TestServer.with(new ContractApplication(), properties)) {
      String cookie = TestServer.COOKIE + "=" + server.cookieOf("alice");

      HttpResponse<String> anonymous = http2(server, "/session", "a=b");
      HttpResponse<String> alice = http2(server, "/session", cookie);

      assertThat(alice.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(alice.body()).isEqualTo("{\"subject\":\"alice\"}");
      assertThat(anonymous.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aContextPathLeavesNothingUnprotected() throws Exception {
    Map<String, Object> properties = Map.of(
        "micronaut.server.context-path", "/shop",
        "micronaut.router.static-resources.css.paths", "classpath:public",
        "micronaut.router.static-resources.css.mapping", "/static/**");
    try (TestServer server = TestServer.with(new ContractApplication(), properties)) {
      Answer logIn = server
          .client()
          .call("POST", "/shop/login")
          .json("{\"username\":\"alice\",\"password\":\"ecila\"}")
          .send();

      assertThat(server.get("/shop/session").status()).isEqualTo(401);
      assertThat(server.get("/static/style.css").status()).isEqualTo(401);
      assertThat(server.get("/shop/static/style.css").status()).isEqualTo(401);
      assertThat(logIn.status()).isEqualTo(200);
      assertThat(server
              .client()
              .call("GET", "/shop/session")
              .cookie(TestServer.COOKIE, logIn.cookie(TestServer.COOKIE))
              .send()
              .status())
          .isEqualTo(200);
    }
  }

  @Test
  void aDecisionThatFailsLetsNobodyIn() throws Exception {
    ContractApplication application = new ContractApplication();
    KeyRing keys = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), Clock.systemUTC());
    SessionTokens broken = SessionTokens.builder(
            new InMemorySessionStore(Clock.systemUTC()), keys, ContractApplication.PUBLIC_ORIGIN)
        .listener(event -> {
          if (event instanceof TokenRejected)
            throw new StackOverflowError("an error is not caught");
        })
        .build();
    try (TestServer server =
        TestServer.start(Map.of(), builder -> builder.singletons(application, broken))) {
      Answer answer = server
          .client()
          .call("GET", "/session")
          .cookie(TestServer.COOKIE, "garbage")
          .send();

      assertThat(answer.status()).isEqualTo(500);
      assertThat(application.served()).isEmpty();
    }
  }

  @Test
  void withoutTokensThereIsNoServer() {
    ContractApplication application = new ContractApplication();

    assertThatThrownBy(() -> TestServer.start(Map.of(), builder -> builder.singletons(application)))
        .hasStackTraceContaining("No bean of type [dev.jeton.SessionTokens] exists");
  }

  private static HttpResponse<String> http2(TestServer server, String path, String cookie)
      throws Exception {
    HttpClient client = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_2)
        .sslContext(DevelopmentCertificate.shared().context())
        .build();
    HttpRequest request = HttpRequest.newBuilder(
            URI.create("https://localhost:" + server.httpsPort() + path))
        .header("Cookie", cookie)
        .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
