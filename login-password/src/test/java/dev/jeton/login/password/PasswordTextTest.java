package dev.jeton.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RFC 8265, section 4.2: OpaqueString")
class PasswordTextTest {

  @Test
  void composedAndDecomposedLettersAreOnePassword() {
    assertThat(prepared("p\u00e4ss")).isEqualTo(prepared("pa\u0308ss"));
  }

  @Test
  void everySpaceIsAnAsciiSpace() {
    assertThat(prepared("a\u00a0b\u2003c\u3000d")).contains("a b c d");
  }

  @Test
  void caseWidthAndOuterSpacesStay() {
    assertThat(prepared(" Aa\uff21 ")).contains(" Aa\uff21 ");
  }

  @Test
  void lettersBeyondTheFirstPlaneStay() {
    assertThat(prepared("\ud83d\udd11")).contains("\ud83d\udd11");
  }

  @Test
  void isAcceptedUpTo1024Bytes() {
    assertThat(prepared("\u00e4".repeat(512))).isPresent();
    assertThat(prepared("a\u0308".repeat(512))).isPresent();
    assertThat(prepared("p".repeat(1024))).isPresent();
  }

  @Test
  void isRefusedBeyond1024Bytes() {
    assertThat(prepared("\u00e4".repeat(512) + "p")).isEmpty();
    assertThat(prepared("p".repeat(1025))).isEmpty();
  }

  private static Optional<String> prepared(String password) {
    return PasswordText.prepare(password).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
