package dev.jeton.adapter.micronaut;

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

  /** Starts a server with these beans, and properties beside those of its ports and certificate. */
  static TestServer start(Map<String, Object> properties, Consumer<ApplicationContextBuilder> beans)
      throws IOException {
    int httpsPort = freePort();
    int httpPort = freePort();
    Map<String, Object> all = new HashMap<>(Map.of(
        "micronaut.server.port", httpPort,
        "micronaut.server.dual-protocol", true,
        "micronaut.server.ssl.enabled", true,
        "micronaut.server.ssl.port", httpsPort,
        "micronaut.server.ssl.key-store.path", "file:" + DevelopmentCertificate.shared().keyStoreFile(),
        "micronaut.server.ssl.key-store.type", "PKCS12",
        "micronaut.server.ssl.key-store.password", DevelopmentCertificate.shared().password()));
    all.putAll(properties);
    ApplicationContextBuilder builder = ApplicationContext.builder(all);
    beans.accept(builder);
    EmbeddedServer server = builder.run(EmbeddedServer.class);
    return new TestServer(server, httpsPort, httpPort);
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
