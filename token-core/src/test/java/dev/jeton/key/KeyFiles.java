package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Writes files of keys that the JDK, keytool and OpenSSL made, each for its owner alone. */
record KeyFiles(Path directory) {

  /** What OpenSSL made; README.md beside it tells how. */
  static String openssl(String name) {
    return new String(opensslBytes(name), StandardCharsets.US_ASCII);
  }

  static byte[] opensslBytes(String name) {
    try (InputStream in = KeyFiles.class.getResourceAsStream("imported/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path of(String... blocks) {
    return of(String.join("", blocks).getBytes(StandardCharsets.UTF_8));
  }

  Path of(byte[] content) {
    try {
      Path file = Files.createTempFile(
          directory,
          "key",
          "",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String pem(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  static String privatePem(KeyPair pair) {
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  static String publicPem(KeyPair pair) {
    return pem("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  /** {@code secp256r1}, {@code Ed25519}, or {@code RSA} and its bits. */
  static KeyPair pair(String kind) {
    try {
      String family = kind.startsWith("secp") ? "EC" : kind.replaceAll("^RSA\\d+", "RSA");
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
      if (family.equals("EC")) generator.initialize(new ECGenParameterSpec(kind));
      if (family.equals("RSA")) generator.initialize(Integer.parseInt(kind.substring(3)));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs the keytool of this JDK over one PKCS #12 file, whose password is {@code changeit}. */
  static Path keytool(Path file, String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-keystore",
        file.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        "changeit"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new IllegalStateException(said);
      // keytool leaves the mode to the umask.
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With one line of our own that shows nothing of a key. */
  static void assertRefused(Path file, ThrowingCallable reading, String... words) {
    assertThatThrownBy(reading)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessageStartingWith(file + " is refused: ")
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("\n")
        .satisfies(
            refused -> assertThat(String.valueOf(refused.getMessage()).replace(file.toString(), ""))
                .doesNotContainPattern("[A-Za-z0-9+/_-]{24}"));
  }
}
