package dev.jeton.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DevelopmentCertificateTest {

  @Test
  void isMadeOnceForThisMachineAndKept(@TempDir Path directory) throws Exception {
    X509Certificate made = DevelopmentCertificate.in(directory).certificate();
    X509Certificate kept = DevelopmentCertificate.in(directory).certificate();

    assertThat(kept).isEqualTo(made);
    assertThat(made.getSubjectAlternativeNames().toString())
        .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(made.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(made.getPublicKey().getAlgorithm()).isEqualTo("EC");
    assertThat(directory).isDirectoryNotContaining("glob:**/certificate[0-9]*");
  }

  @Test
  void oneThatCantBeReadSaysWhatToDo(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("certificate.p12"), "garbage");

    assertThatThrownBy(() -> DevelopmentCertificate.in(directory)).isInstanceOf(IOException.class);
  }
}
