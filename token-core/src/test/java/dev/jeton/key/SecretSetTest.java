package dev.jeton.key;

import static dev.jeton.token.jwks.ForeignKey.setOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Forge;
import dev.jeton.json.JsonObject;
import dev.jeton.token.jwks.ForeignKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSetTest {

  private static String secret(String id, String algorithm, int bytes) {
    return "{\"kty\":\"oct\",\"use\":\"sig\",\"kid\":\"" + id + "\",\"alg\":\"" + algorithm
        + "\",\"k\":\"" + Forge.base64(new byte[bytes]) + "\"}";
  }

  private static JwkSet.Reading read(String... secrets) {
    return JwkSet.ofSecrets(JsonObject.parse(setOf(secrets).getBytes(UTF_8)).orElseThrow());
  }

  private static String refusal(JwkSet.Reading reading) {
    assertThat(reading).isInstanceOf(JwkSet.Refused.class);
    return ((JwkSet.Refused) reading).why();
  }

  @ParameterizedTest
  @CsvSource({"HS256,32,HmacSHA256", "HS384,48,HmacSHA384", "HS512,64,HmacSHA512"})
  void aSecretAsLongAsItsHashVerifies(String algorithm, int bytes, String mac) {
    JwkSet.Reading reading = read(secret("a", algorithm, bytes), secret("b", algorithm, 100));

    VerificationKey key = ((JwkSet.Accepted) reading).keys().find("a").orElseThrow();

    byte[] right = Forge.hmac(mac, new byte[bytes], "input");
    assertThat(key.algorithm().jose()).isEqualTo(algorithm);
    assertThat(key.verifies("input".getBytes(UTF_8), right)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"HS256,31", "HS384,47", "HS512,63", "HS256,0"})
  @DisplayName("Requirement 72, JWT attack 11: a secret shorter than its hash")
  void aShorterSecretIsRefused(String algorithm, int bytes) {
    assertThat(refusal(read(secret("a", algorithm, bytes)))).contains("shorter than");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A256GCM", "A256KW", "dir", "ES256", "none", "hs256"})
  @DisplayName("JWT attack 9: a secret that is for something else")
  void aSecretOfAnotherUseIsRefused(String algorithm) {
    assertThat(refusal(read(secret("a", "HS256", 32), secret("b", algorithm, 32))))
        .isEqualTo("key 2 of 2: its alg is none of HS256, HS384, HS512");
  }

  @Test
  @DisplayName("JWT attack 20: a public key among secrets")
  void aMixedSetIsRefused() {
    assertThat(refusal(read(secret("a", "HS256", 32), ForeignKey.es256("b").jwk())))
        .contains("it is no secret");
  }

  @Test
  void aRefusalShowsNoSecret() {
    String spoilt = secret("a", "HS256", 32).replace("AAAA\"", "AAA!\"");

    assertThat(refusal(read(spoilt))).isEqualTo("key 1 of 1: its k is not base64url");
  }
}
