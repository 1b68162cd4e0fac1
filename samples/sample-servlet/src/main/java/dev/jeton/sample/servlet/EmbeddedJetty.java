package dev.jeton.sample.servlet;

import dev.jeton.sample.Counter;
import dev.jeton.sample.DevelopmentCertificate;
import dev.jeton.sample.SampleServer;
import dev.jeton.sample.option.Options;
import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The container: one context at the root, HTTPS, and plain HTTP if it is wanted. */
final class EmbeddedJetty {

  private EmbeddedJetty() {}

  static SampleServer.Running start(Counter counter, Consumer<ServletContext> application)
      throws Exception {
    Options options = counter.options();
    Server server = new Server();
    server.addConnector(at(https(server, counter.certificate()), options, options.port()));
    options
        .httpPort()
        .ifPresent(port -> server.addConnector(
            at(new ServerConnector(server, requests(new HttpConfiguration())), options, port)));
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServletContainerInitializer((classes, starting) -> application.accept(starting));
    server.setHandler(context);
    server.start();
    return () -> stop(server);
  }

  private static ServerConnector https(Server server, DevelopmentCertificate certificate) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(certificate.file().toString());
    tls.setKeyStorePassword(DevelopmentCertificate.PASSWORD);
    HttpConfiguration secured = new HttpConfiguration();
    // The certificate is for this machine, which --public-origin may call by another name.
    secured.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(server, tls, requests(secured));
  }

  private static HttpConnectionFactory requests(HttpConfiguration configuration) {
    configuration.setSendServerVersion(false);
    return new HttpConnectionFactory(configuration);
  }

  private static ServerConnector at(ServerConnector connector, Options options, int port) {
    connector.setHost(options.bind());
    connector.setPort(port);
    return connector;
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("Jetty did not stop", failure);
    }
  }
}
