package dev.jeton.sample.javalin;

import dev.jeton.sample.Counter;
import dev.jeton.sample.DevelopmentCertificate;
import dev.jeton.sample.option.Options;
import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Where Javalin's Jetty listens: HTTPS, and plain HTTP if it is wanted. */
final class Listeners {

  private Listeners() {}

  static void add(JavalinConfig config, Counter counter) {
    Options options = counter.options();
    config.startup.showJavalinBanner = false;
    config.jetty.addConnector(
        (server, http) -> https(server, http, counter.certificate(), options));
    options
        .httpPort()
        .ifPresent(port -> config.jetty.addConnector((server, http) ->
            at(new ServerConnector(server, new HttpConnectionFactory(http)), options, port)));
  }

  private static ServerConnector https(
      Server server, HttpConfiguration http, DevelopmentCertificate certificate, Options options) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(certificate.file().toString());
    tls.setKeyStorePassword(DevelopmentCertificate.PASSWORD);
    HttpConfiguration https = new HttpConfiguration(http);
    // The certificate is for this machine, which --public-origin may call by another name.
    https.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory requests = new HttpConnectionFactory(https);
    return at(
        new ServerConnector(
            server, new SslConnectionFactory(tls, requests.getProtocol()), requests),
        options,
        options.port());
  }

  private static ServerConnector at(ServerConnector connector, Options options, int port) {
    connector.setHost(options.bind());
    connector.setPort(port);
    return connector;
  }
}
