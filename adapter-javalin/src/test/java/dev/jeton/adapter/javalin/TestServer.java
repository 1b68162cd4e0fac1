package dev.jeton.adapter.javalin;

import dev.jeton.tck.adapter.ContractApplication;
import dev.jeton.tck.adapter.ContractEndpoint;
import dev.jeton.tck.adapter.RunningServer;
import dev.jeton.tck.wire.DevelopmentCertificate;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Javalin on two free ports, with the plugin and the endpoints of the contract's application. */
final class TestServer {

  private static final int LONGEST_HEADER = 128 * 1024;

  private TestServer() {}

  static RunningServer start(ContractApplication application, Consumer<JavalinConfig> routes) {
    Javalin app = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.startup.showOldJavalinVersionWarning = false;
      config.jetty.addConnector((server, http) -> new ServerConnector(server, tls(), https(http)));
      config.jetty.addConnector(
          (server, http) -> new ServerConnector(server, new HttpConnectionFactory(http)));
      config.registerPlugin(new SessionTokenPlugin(
          application.tokens(),
          mounted -> application.endpoints().forEach(endpoint -> mount(mounted, endpoint))));
      routes.accept(config);
    });
    app.start();
    return new RunningServer(port(app, 0), port(app, 1), app::stop);
  }

  private static void mount(MountedEndpoints mounted, ContractEndpoint endpoint) {
    if (endpoint.method().equals("GET")) mounted.get(endpoint.path(), endpoint.endpoint());
    else mounted.post(endpoint.path(), endpoint.endpoint());
  }

  private static SslConnectionFactory tls() {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(DevelopmentCertificate.shared().context());
    return new SslConnectionFactory(tls, "http/1.1");
  }

  private static HttpConnectionFactory https(HttpConfiguration http) {
    HttpConfiguration https = new HttpConfiguration(http);
    https.addCustomizer(new SecureRequestCustomizer());
    // Over its limit Jetty answers by itself, and may then take what is left of a header for the
    // next request of somebody else.
    https.setRequestHeaderSize(LONGEST_HEADER);
    return new HttpConnectionFactory(https);
  }

  private static int port(Javalin app, int connector) {
    return ((ServerConnector) app.jettyServer().server().getConnectors()[connector]).getLocalPort();
  }
}
