package dev.jeton.adapter.servlet.jetty;

import dev.jeton.adapter.servlet.ServletContract;
import dev.jeton.tck.adapter.RunningServer;
import dev.jeton.tck.wire.DevelopmentCertificate;
import jakarta.servlet.ServletContainerInitializer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

final class JettyContractTest extends ServletContract {

  private static final int LONGEST_HEADER = 128 * 1024;

  @Override
  protected RunningServer start(ServletContainerInitializer application) throws Exception {
    Server server = new Server();
    ServerConnector https = https(server);
    ServerConnector http = new ServerConnector(server);
    server.addConnector(https);
    server.addConnector(http);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServletContainerInitializer(application);
    server.setHandler(context);
    server.start();
    return new RunningServer(https.getLocalPort(), http.getLocalPort(), server::stop);
  }

  private static ServerConnector https(Server server) {
    DevelopmentCertificate certificate = DevelopmentCertificate.shared();
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(certificate.keyStoreFile().toString());
    tls.setKeyStorePassword(certificate.password());
    HttpConfiguration secured = new HttpConfiguration();
    secured.addCustomizer(new SecureRequestCustomizer());
    // After a header over this size Jetty 12.1.12 now and then reads it again as the next request
    // of somebody else.
    secured.setRequestHeaderSize(LONGEST_HEADER);
    return new ServerConnector(server, tls, new HttpConnectionFactory(secured));
  }
}
