package dev.jeton.adapter.servlet.tomcat;

import dev.jeton.adapter.servlet.ServletContract;
import dev.jeton.tck.adapter.RunningServer;
import dev.jeton.tck.wire.DevelopmentCertificate;
import jakarta.servlet.ServletContainerInitializer;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.junit.jupiter.api.io.TempDir;

final class TomcatContractTest extends ServletContract {

  // Held, or the logger is forgotten together with its level.
  private static final Logger QUIET = Logger.getLogger("org.apache");

  @TempDir
  static Path work;

  @Override
  protected RunningServer start(ServletContainerInitializer application) throws Exception {
    QUIET.setLevel(Level.SEVERE);
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(work.toString());
    Connector http = new Connector();
    http.setPort(0);
    Connector https = https();
    tomcat.setConnector(http);
    tomcat.getService().addConnector(https);
    tomcat.getHost().getPipeline().addValve(withoutStackTraces());
    tomcat.addContext("", work.toString()).addServletContainerInitializer(application, null);
    tomcat.start();
    return new RunningServer(https.getLocalPort(), http.getLocalPort(), () -> {
      tomcat.stop();
      tomcat.destroy();
    });
  }

  // By default Tomcat shows strangers its stack traces, and its version.
  private static ErrorReportValve withoutStackTraces() {
    ErrorReportValve errors = new ErrorReportValve();
    errors.setShowReport(false);
    errors.setShowServerInfo(false);
    return errors;
  }

  private static Connector https() {
    DevelopmentCertificate certificate = DevelopmentCertificate.shared();
    SSLHostConfig tls = new SSLHostConfig();
    SSLHostConfigCertificate shown =
        new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.EC);
    shown.setCertificateKeystoreFile(certificate.keyStoreFile().toString());
    shown.setCertificateKeystorePassword(certificate.password());
    tls.addCertificate(shown);
    Connector https = new Connector();
    https.setPort(0);
    https.setScheme("https");
    https.setSecure(true);
    https.setProperty("SSLEnabled", "true");
    https.addSslHostConfig(tls);
    return https;
  }
}
