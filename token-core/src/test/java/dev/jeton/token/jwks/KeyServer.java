package dev.jeton.token.jwks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A real HTTPS server that publishes a key set, counts how often it is asked, and can be told to
 * misbehave. Thread-safe.
 */
public final class KeyServer implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile HttpHandler answer = exchange -> reply(exchange, 404, "text/plain", "");

  private KeyServer(HttpsServer server) {
    this.server = server;
    server.createContext("/", exchange -> {
      fetches.incrementAndGet();
      try (exchange) {
        answer.handle(exchange);
      } catch (IOException goneAlready) {
        // The client stopped reading, as some tests want.
      }
    });
    server.setExecutor(threads);
    server.start();
  }

  public static KeyServer start() {
    try {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(LocalCertificate.shared()));
      return new KeyServer(server);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  public static KeyServer publishing(String jwks) {
    KeyServer started = start();
    started.publish(jwks);
    return started;
  }

  public URI at() {
    return URI.create("https://localhost:" + server.getAddress().getPort() + "/jwks.json");
  }

  /** Trusts this server and nobody else. */
  public static SSLContext trusted() {
    return LocalCertificate.shared();
  }

  public void publish(String jwks) {
    answer(exchange -> reply(exchange, 200, "application/json", jwks));
  }

  public void answer(HttpHandler how) {
    answer = how;
  }

  /** How often it was asked since it was started. */
  public int fetches() {
    return fetches.get();
  }

  public static void reply(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
