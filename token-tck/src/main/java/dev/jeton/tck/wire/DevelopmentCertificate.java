package dev.jeton.tck.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for {@code localhost}, 127.0.0.1 and ::1 in a PKCS12 key store, made by the JDK's
 * own {@code keytool}. Thread-safe.
 */
public final class DevelopmentCertificate {

  private static final String PASSWORD = "changeit";

  private final Path keyStoreFile;
  private final KeyStore keyStore;

  private DevelopmentCertificate(Path keyStoreFile, KeyStore keyStore) {
    this.keyStoreFile = keyStoreFile;
    this.keyStore = keyStore;
  }

  /**
   * The certificate of this process: made when it is first asked for, gone when the process ends.
   */
  public static DevelopmentCertificate shared() {
    return Shared.CERTIFICATE;
  }

  /** The PKCS12 file, for servers that want one. */
  public Path keyStoreFile() {
    return keyStoreFile;
  }

  /** The password of the file and of the key in it. */
  public String password() {
    return PASSWORD;
  }

  /**
   * For a server that shows this certificate, and for a client that trusts this certificate alone.
   */
  public SSLContext context() {
    try {
      KeyManagerFactory shown =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      shown.init(keyStore, PASSWORD.toCharArray());
      KeyStore trustedOnes = KeyStore.getInstance("PKCS12");
      trustedOnes.load(null, null);
      trustedOnes.setCertificateEntry("server", keyStore.getCertificate("server"));
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trustedOnes);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException("the JDK can't use a certificate that it made", broken);
    }
  }

  private static DevelopmentCertificate make() {
    try {
      Path directory = Files.createTempDirectory("jeton-certificate");
      Path file = directory.resolve("server.p12");
      keytool(file);
      directory.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      KeyStore made = KeyStore.getInstance("PKCS12");
      try (InputStream bytes = Files.newInputStream(file)) {
        made.load(bytes, PASSWORD.toCharArray());
      }
      return new DevelopmentCertificate(file, made);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the JDK can't read a key store that it made", broken);
    }
  }

  private static void keytool(Path file) throws IOException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process making = new ProcessBuilder(List.of(
            keytool,
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost,ip:127.0.0.1,ip:::1",
            "-ext",
            "EKU=serverAuth",
            "-validity",
            "30",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD))
        .redirectErrorStream(true)
        .start();
    String said =
        new String(making.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (making.waitFor() != 0) throw new IOException("keytool refused: " + said);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", stopped);
    }
  }

  /** Holds the one certificate: keytool takes most of a second. */
  private static final class Shared {
    private static final DevelopmentCertificate CERTIFICATE = make();
  }
}
