package dev.jeton.sample;

import dev.jeton.sample.data.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A self-signed certificate for localhost, made by the JDK's keytool at first start and kept, so
 * that a browser has to be told only once. Immutable. For development: no browser and no client
 * trusts it by itself.
 *
 * @param file a PKCS12 key store
 */
public record DevelopmentCertificate(Path file) {

  /**
   * What opens the file. It protects nothing, the mode of the data directory does; PKCS12 wants
   * one.
   */
  public static final String PASSWORD = "development";

  private static final String ALIAS = "development";
  private static final int VALID_DAYS = 365;
  private static final int KEYTOOL_SECONDS = 60;

  /**
   * The certificate in this directory; made if there is none, or if its time is over.
   *
   * @throws IOException if it can't be read or made
   */
  public static DevelopmentCertificate in(Path directory) throws IOException {
    DevelopmentCertificate certificate =
        new DevelopmentCertificate(directory.resolve("certificate.p12"));
    if (!Files.exists(certificate.file) || certificate.isOver()) certificate.make();
    return certificate;
  }

  /** The key store, open. */
  public KeyStore keyStore() throws IOException {
    try (InputStream stored = Files.newInputStream(file)) {
      KeyStore keyStore = KeyStore.getInstance("PKCS12");
      keyStore.load(stored, PASSWORD.toCharArray());
      return keyStore;
    } catch (GeneralSecurityException unreadable) {
      throw new IOException(
          "certificate " + file + " can't be read: remove it, and a new one is made", unreadable);
    }
  }

  /** What a client has to trust. */
  public X509Certificate certificate() throws IOException {
    try {
      return (X509Certificate) keyStore().getCertificate(ALIAS);
    } catch (KeyStoreException neverLoaded) {
      throw new IllegalStateException(
          "a key store that was loaded has no certificates", neverLoaded);
    }
  }

  private boolean isOver() throws IOException {
    try {
      certificate().checkValidity();
      return false;
    } catch (CertificateException over) {
      return true;
    }
  }

  // Made beside its place and moved there whole: two samples may start together.
  private void make() throws IOException {
    Path made = Files.createTempDirectory(file.toAbsolutePath().getParent(), "certificate")
        .resolve("made.p12");
    Process keytool = new ProcessBuilder(command(made))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    try {
      if (!keytool.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0)
        throw new IOException("keytool of this JDK made no certificate in "
            + file.toAbsolutePath().getParent());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while a certificate was made", stopping);
    }
    Path closed = PrivateFiles.file(made.resolveSibling("closed.p12"));
    Files.write(closed, Files.readAllBytes(made));
    Files.move(closed, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.delete(made);
    Files.delete(made.toAbsolutePath().getParent());
  }

  private static List<String> command(Path made) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
        "-ext",
        "EKU=serverAuth",
        "-validity",
        Integer.toString(VALID_DAYS),
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD,
        "-keystore",
        made.toString());
  }
}
