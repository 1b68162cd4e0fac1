package dev.jeton.login.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {

  private final PasswordHasher hasher = PasswordHasher.argon2id();

  /** The hashes were computed by the reference implementation, libargon2, with these passwords. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "wonderland-2026 $argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$"
            + "N9ArOSntWKte2vndIW1v3Jj3mpDgXNLZ2NR8gkt0o/I",
        "p\u00e4ssw\u00f6rd_\u20ac_\ud83d\udd11 $argon2id$v=19$m=19456,t=2,p=1$EBESExQVFhcYGRobHB0eHw$"
            + "7uN9k/6n8Vn0DqcRwbhxPvz4l6cQvKNV4Zt0afajaLQ",
        "wonderland-2026 $argon2id$v=19$m=20480,t=3,p=2$/////////////////////w$"
            + "eVU+TeI2QkUqAgiZW2SMAy0mVT0o4DxFZjL/U8Ku2aY",
        "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "x $argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$IfJRoIFveAl+atii7BfVuw",
      })
  void agreesWithTheReferenceImplementation(String password, String stored) {
    PhcString hash = PhcString.parse(PasswordHash.of(stored)).orElseThrow();

    assertThat(hasher.matches(PasswordText.prepare(password), hash)).isTrue();
    assertThat(hasher.matches(PasswordText.prepare(password + "."), hash)).isFalse();
  }

  @Test
  @DisplayName("Requirement 114: the least parameters of OWASP, a salt of 16 bytes, a hash of 32")
  void aNewHashHasTheLeastParametersOfOwaspA16ByteSaltAnd32Bytes() {
    PasswordHash hash = hasher.hash("wonderland-2026");

    assertThat(hash.reveal())
        .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    assertThat(hasher.matches(
            PasswordText.prepare("wonderland-2026"), PhcString.parse(hash).orElseThrow()))
        .isTrue();
  }

  @Test
  void twoHashesOfOnePasswordDiffer() {
    PasswordHash first = hasher.hash("wonderland-2026");

    PasswordHash second = hasher.hash("wonderland-2026");

    assertThat(second).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret\ud800", "\udc00secret"})
  void aPasswordWithoutAFormInUtf8IsRefusedWithoutBeingRepeated(String password) {
    assertThatThrownBy(() -> hasher.hash(password))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessage("a password is 1 to 1024 bytes of UTF-8, without half of a surrogate pair");
  }

  @Test
  void aDecoyMatchesNoPasswordNotEvenNone() {
    PhcString decoy = hasher.decoy();

    assertThat(hasher.matches(Optional.empty(), decoy)).isFalse();
    assertThat(hasher.matches(PasswordText.prepare("wonderland-2026"), decoy)).isFalse();
  }

  @Test
  void whatCouldNotBePreparedMatchesNotEvenWhatIsHashedInItsPlace() {
    PhcString zeros = PhcString.parse(hasher.hash("\0".repeat(32))).orElseThrow();

    boolean matches = hasher.matches(Optional.empty(), zeros);

    assertThat(matches).isFalse();
  }

  @Test
  void parametersBelowOwaspOrBeyondWhatCouldBeReadAreRefused() {
    assertThatThrownBy(() -> new Argon2idParameters(19_455, 2, 1))
        .hasMessage("memory 19455 KiB is less than 19456");
    assertThatThrownBy(() -> new Argon2idParameters(19_456, 1, 1))
        .hasMessage("iterations 1 are fewer than 2");
    assertThatThrownBy(() -> new Argon2idParameters(19_456, 2, 17))
        .hasMessage("memory 19456 KiB, iterations 2, parallelism 17 exceed"
            + " 262144 KiB, 1048576 KiB times iterations, or 16 lanes");
    assertThatThrownBy(() -> new Argon2idParameters(262_145, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Argon2idParameters(262_144, 4, 16).iterations()).isEqualTo(4);
    assertThatThrownBy(() -> new Argon2idParameters(262_144, 5, 16))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNumberOfHashesAtOnceIsBounded() {
    assertThatThrownBy(() -> PasswordHasher.argon2id(Argon2idParameters.OWASP, 0))
        .hasMessage("parallel 0 is not within 1 to 256");
    assertThatThrownBy(() -> PasswordHasher.argon2id(Argon2idParameters.OWASP, 257))
        .hasMessage("parallel 257 is not within 1 to 256");
  }
}
