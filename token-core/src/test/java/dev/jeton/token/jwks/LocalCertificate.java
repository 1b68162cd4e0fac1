package dev.jeton.token.jwks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for localhost, made by the JDK's keytool once for all tests. The kit has one too,
 * but the kit is built upon the core.
 */
final class LocalCertificate {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final SSLContext CONTEXT = context();

  private LocalCertificate() {}

  /** For a server that shows the certificate, and for a client that trusts it alone. */
  static SSLContext shared() {
    return CONTEXT;
  }

  private static SSLContext context() {
    try {
      KeyStore made = made();
      KeyManagerFactory shown =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      shown.init(made, PASSWORD);
      KeyStore known = KeyStore.getInstance("PKCS12");
      known.load(null, null);
      known.setCertificateEntry("server", made.getCertificate("server"));
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(known);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException | InterruptedException broken) {
      throw new AssertionError(broken);
    }
  }

  private static List<String> command(Path file) {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options = "-genkeypair -alias server -keyalg EC -groupname secp256r1 -dname CN=localhost"
        + " -ext SAN=dns:localhost -ext EKU=serverAuth -validity 30 -storetype PKCS12 -storepass "
        + String.valueOf(PASSWORD)
        + " -keystore";
    return Stream.of(Stream.of(keytool), Stream.of(options.split(" ")), Stream.of(file.toString()))
        .flatMap(each -> each)
        .toList();
  }

  private static KeyStore made()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("certificate");
    Path file = folder.resolve("server.p12");
    Process making = new ProcessBuilder(command(file)).redirectErrorStream(true).start();
    String said = new String(making.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (making.waitFor() != 0) throw new IOException("keytool refused: " + said);
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      made.load(bytes, PASSWORD);
    }
    Files.delete(file);
    Files.delete(folder);
    return made;
  }
}
