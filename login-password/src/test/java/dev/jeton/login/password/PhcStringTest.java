package dev.jeton.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhcStringTest {

  private static final String SALT = "AAECAwQFBgcICQoLDA0ODw";
  private static final String HASH = "N9ArOSntWKte2vndIW1v3Jj3mpDgXNLZ2NR8gkt0o/I";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=262144,t=4,p=16$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=8,t=1,p=1$" + SALT + "$AAAAAAAAAAAAAAAAAAAAAA",
      })
  void isWrittenAsItWasRead(String text) {
    Optional<PhcString> read = PhcString.parse(PasswordHash.of(text));

    assertThat(read).isPresent();
    assertThat(read.orElseThrow().write().reveal()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$",
        "argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2i$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2d$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH,
        "$ARGON2ID$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=16$m=19456,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$m=19456,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$t=2,m=19456,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=19456,t=2$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=19456,t=2,p=1,keyid=AAAA$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=019456,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=+19456,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=-1,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=\u0661\u0669456,t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=19456, t=2,p=1$" + SALT + "$" + HASH,
        "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "==$" + HASH,
        "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH + "=",
        "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH + "\n",
        "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH + "$",
        "$argon2id$v=19$m=19456,t=2,p=1$" + SALT,
        "$argon2id$v=19$m=19456,t=2,p=1$$" + HASH,
        "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$N9ArOSntWKte2vndIW1v3Jj3mpDgXNLZ2NR8gkt0o_I",
      })
  void anyOtherSpellingIsNotRead(String text) {
    Optional<PhcString> read = PhcString.parse(PasswordHash.of(text));

    assertThat(read).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // unused bits set, one character too many
        "AAECAwQFBgcICQoLDA0ODx",
        "AAECAwQFBgcICQoLDA0ODwAAA",
        // 7 bytes, 65 bytes
        "AAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void aSaltHasOneSpellingAnd8To64Bytes(String salt) {
    Optional<PhcString> read =
        PhcString.parse(PasswordHash.of("$argon2id$v=19$m=19456,t=2,p=1$" + salt + "$" + HASH));

    assertThat(read).isEmpty();
  }

  @Test
  void aHashHas16BytesAtLeast() {
    String fifteen = "AAAAAAAAAAAAAAAAAAAA";

    assertThat(PhcString.parse(
            PasswordHash.of("$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + fifteen)))
        .isEmpty();
    assertThat(PhcString.parse(
            PasswordHash.of("$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + fifteen + "AA")))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m=262145,t=1,p=1", "m=9999999,t=1,p=1", "m=99999999999,t=1,p=1", "m=262144,t=5,p=1",
            "m=19456,t=54,p=1", "m=262144,t=16384,p=1",
        "m=8,t=9999999,p=1", "m=19456,t=0,p=1", "m=19456,t=2,p=0", "m=19456,t=2,p=17",
            "m=15,t=2,p=2", "m=0,t=2,p=1"
      })
  void aPlantedHashCannotBuyMoreThanTheBounds(String parameters) {
    Optional<PhcString> read =
        PhcString.parse(PasswordHash.of("$argon2id$v=19$" + parameters + "$" + SALT + "$" + HASH));

    assertThat(read).isEmpty();
  }
}
