package dev.jeton.adapter.micronaut.it;

import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.wire.Answer;
import dev.jeton.tck.wire.Client;
import dev.jeton.tck.wire.DevelopmentCertificate;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A Netty server on two free ports of this machine. */
record TestServer(EmbeddedServer server, int httpsPort, int httpPort) implements AutoCloseable {

  static final String COOKIE = "__Host-session";

  /** Starts a server with these beans, and properties beside those of its ports and certificate. */
  static TestServer start(Map<String, Object> properties, Consumer<ApplicationContextBuilder> beans)
      throws IOException {
    int httpsPort = freePort();
    int httpPort = freePort();
    Map<String, Object> all = new HashMap<>(Map.of(
        // A server on localhost refuses every other Origin before we see it; ours is called
        // shop.example.
        "micronaut.server.cors.localhost-pass-through",
        true,
        "micronaut.server.port",
        httpPort,
        "micronaut.server.dual-protocol",
        true,
        "micronaut.server.ssl.enabled",
        true,
        "micronaut.server.ssl.port",
        httpsPort,
        "micronaut.server.ssl.key-store.path",
        "file:" + DevelopmentCertificate.shared().keyStoreFile(),
        "micronaut.server.ssl.key-store.type",
        "PKCS12",
        "micronaut.server.ssl.key-store.password",
        DevelopmentCertificate.shared().password()));
    all.putAll(properties);
    ApplicationContextBuilder builder = ApplicationContext.builder(all);
    beans.accept(builder);
    EmbeddedServer server = builder.run(EmbeddedServer.class);
    return new TestServer(server, httpsPort, httpPort);
  }

  /** Starts a server with the beans of {@code application}. */
  static TestServer with(ContractApplication application, Map<String, Object> properties)
      throws IOException {
    return start(properties, builder -> builder.singletons(application, application.tokens()));
  }

  /** A client of this server. */
  Client client() {
    return new Client(httpsPort, httpPort, answer -> {});
  }

  /**
   * The value of the session cookie of {@code user}, a user of {@link ContractApplication}, freshly
   * logged in.
   */
  String cookieOf(String user) {
    String password = new StringBuilder(user).reverse().toString();
    return client()
        .call("POST", "/login")
        .json("{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}")
        .send()
        .cookie(COOKIE);
  }

  /** What {@code GET target} answers to {@code user}. */
  Answer getAs(String user, String target) {
    return client().call("GET", target).cookie(COOKIE, cookieOf(user)).send();
  }

  /** What {@code GET target} answers to nobody. */
  Answer get(String target) {
    return client().call("GET", target).send();
  }

  @Override
  public void close() {
    server.getApplicationContext().close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
