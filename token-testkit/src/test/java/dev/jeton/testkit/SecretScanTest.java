package dev.jeton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.testkit.SecretScan.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScanTest {

  @RegisterExtension
  static final TestSessions SESSIONS = TestSessions.over(() -> Desk.TOKENS, Desk.CLOCK);

  private static final SecretScan SCAN = SecretScan.ofTokens();

  @TempDir
  Path folder;

  @Test
  @DisplayName("Requirement 63: every token that is issued is found")
  void everyKindOfTokenIsFound(
      @LoggedInAs("alice") TestSession browser,
      @LoggedInAs(value = "alice", bearer = true) TestSession client) {
    assertThat(SCAN.in("a\ncookie: " + browser.headerValue()))
        .containsExactly(new Finding("a reference token", 2));
    assertThat(SCAN.in(client.headerValue())).containsExactly(new Finding("a signed token", 1));
    assertThat(SCAN.in(client.refreshToken().orElseThrow()))
        .containsExactly(new Finding("a reference token", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----",
        "{\"kty\":\"oct\",\"k\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\"}",
        "{\"kty\":\"EC\",\"d\" : \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\"}"
      })
  void privateKeysAreFound(String text) {
    assertThat(SCAN.in(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SessionToken[redacted]",
        "{\"kty\":\"EC\",\"x\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\"}",
        "-----BEGIN PUBLIC KEY-----",
        "jeton_s_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "eyJhbGciOiJBMjU2R0NNS1cifQ.AAECAwQFBgcICQoLDA0ODx.AAECAwQFBgcICQoLDA0ODx"
            + ".AAECAwQFBgcICQoLDA0ODx.AAECAwQFBgcICQoLDA0ODx"
      })
  void whatTellsNothingIsLeftAlone(String text) {
    assertThat(SCAN.in(text)).isEmpty();
  }

  @Test
  void aNamedSecretIsFoundToTheLetter() {
    SecretScan scan = SCAN.and("the password of alice", "wonder(land");

    assertThat(scan.in("she said wonder(land"))
        .containsExactly(new Finding("the password of alice", 1));
    assertThat(scan.in("she said wonder[land")).isEmpty();
    assertThat(SCAN.in("she said wonder(land")).isEmpty();
  }

  @Test
  void aSecretThatIsFoundByChanceIsRefused() {
    assertThatCode(() -> SCAN.and("eight", "12345678")).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SCAN.and("seven", "1234567"))
        .withMessageContaining("seven has 7 characters")
        .withMessageNotContaining("1234567:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SCAN.and("twice", "12345678").and("twice", "87654321"))
        .withMessage("there is a secret called twice already");
  }

  @Test
  void aFileFailsByKindAndLineAndNeverBySecret() throws IOException {
    Path log = folder.resolve("log");
    Files.write(
        log, "caf\u00e9\n-----BEGIN PRIVATE KEY-----\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> SCAN.demandNoneIn(log))
        .isInstanceOf(AssertionError.class)
        .hasMessage("secrets in " + log + ": [Finding[what=a private key in PEM, line=2]]");
  }

  @Test
  void aFileWithoutSecretsPasses() throws IOException {
    Path log = Files.writeString(folder.resolve("log"), "all is well\n");

    assertThatCode(() -> SCAN.demandNoneIn(log)).doesNotThrowAnyException();
  }

  @Test
  void aFileThatNobodyWroteToProvesNothing() throws IOException {
    Path empty = Files.createFile(folder.resolve("log"));

    assertThatIllegalArgumentException().isThrownBy(() -> SCAN.demandNoneIn(empty));
    assertThatThrownBy(() -> SCAN.demandNoneIn(folder.resolve("absent")))
        .isInstanceOf(UncheckedIOException.class);
  }
}
