package dev.jeton.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.session.SessionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirement 108: a MAC over the session and chance, over a message whose parts are framed. */
class AntiForgeryTokensTest {

  private static final SessionId SESSION = id(1);
  private static final SessionId OTHER = id(2);

  private final KeyRing keys =
      KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), new ManualClock());
  private final AntiForgeryTokens tokens = new AntiForgeryTokens(keys, new SecureRandom());

  @Test
  void aTokenIsGoodForItsSessionAndGenerationAlone() {
    String token = tokens.issue(SESSION, 7);

    assertThat(tokens.verifies(token, SESSION, 7)).isTrue();
    assertThat(tokens.verifies(token, SESSION, 8)).isFalse();
    assertThat(tokens.verifies(token, SESSION, 6)).isFalse();
    assertThat(tokens.verifies(token, OTHER, 7)).isFalse();
  }

  @Test
  @DisplayName("Requirement 108: no two tokens are alike, and each is good as often as it comes")
  void noTwoTokensAreAlike() {
    String one = tokens.issue(SESSION, 1);
    String other = tokens.issue(SESSION, 1);

    assertThat(one).isNotEqualTo(other).hasSize(other.length());
    assertThat(tokens.verifies(one, SESSION, 1)).isTrue();
    assertThat(tokens.verifies(one, SESSION, 1)).isTrue();
    assertThat(tokens.verifies(other, SESSION, 1)).isTrue();
  }

  @Test
  @DisplayName("Cookie attack 25: no token is good that was altered in any bit")
  void noAlteredBitIsOverlooked() {
    byte[] bytes = Base64.getUrlDecoder().decode(tokens.issue(SESSION, 1));
    for (int bit = 0; bit < Byte.SIZE * bytes.length; bit++) {
      byte[] altered = bytes.clone();
      altered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

      assertThat(tokens.verifies(text(altered), SESSION, 1)).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void aTokenHasOneSpelling() {
    String token = tokens.issue(SESSION, 1);
    char last = token.charAt(token.length() - 1);

    assertThat(tokens.verifies(token + "=", SESSION, 1)).isFalse();
    assertThat(tokens.verifies(" " + token, SESSION, 1)).isFalse();
    assertThat(tokens.verifies(token.substring(0, 70) + (char) (last + 1), SESSION, 1))
        .isFalse();
    assertThat(tokens.verifies(token + token, SESSION, 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "é", "\u0000"})
  void whatIsNoTokenIsNoError(String text) {
    assertThat(tokens.verifies(text, SESSION, 1)).isFalse();
    assertThat(tokens.verifies(text.repeat(71), SESSION, 1)).isFalse();
  }

  @Test
  @DisplayName("Requirement 20: a key of another purpose makes no anti-forgery token")
  void aKeyOfAnotherPurposeMakesNoToken() {
    byte[] mac = ByteBuffer.wrap(Base64.getUrlDecoder().decode(tokens.issue(SESSION, 1)))
        .putInt(1, keys.active(KeyPurpose.MAC).shortId())
        .array();

    assertThat(tokens.verifies(text(mac), SESSION, 1)).isFalse();
  }

  @Test
  void aTokenOutlivesARotationOfKeysAndNoRevocation() {
    String token = tokens.issue(SESSION, 1);
    String first = keys.active(KeyPurpose.CSRF).id();

    keys.rotate(KeyPurpose.CSRF);
    assertThat(tokens.verifies(token, SESSION, 1)).isTrue();
    keys.revoke(KeyPurpose.CSRF, first);
    assertThat(tokens.verifies(token, SESSION, 1)).isFalse();
  }

  @Test
  @DisplayName("Requirement 108: parts that are joined differently are different messages")
  void partsAreFramed() {
    assertThat(AntiForgeryTokens.framed(bytes("a"), bytes("bc")))
        .isNotEqualTo(AntiForgeryTokens.framed(bytes("ab"), bytes("c")))
        .isEqualTo(AntiForgeryTokens.framed(bytes("a"), bytes("bc")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static SessionId id(int number) {
    return SessionId.of(ByteBuffer.allocate(SessionId.BYTES).putInt(number).array());
  }
}
