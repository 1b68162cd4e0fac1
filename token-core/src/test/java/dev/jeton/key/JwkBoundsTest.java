package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Forge;
import dev.jeton.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which members a foreign key needs, and how long they may be: both sides of each bound. */
class JwkBoundsTest {
  private static final String MODULUS = Forge.base64(odd(256));
  private static final String EXPONENT = "AQAB";

  @Test
  void anIdHasAtMost1024Characters() {
    String longest = "k".repeat(1024);

    assertThat(accepted(rsa(longest, MODULUS, EXPONENT)).find(longest)).isPresent();
    assertThat(refusal(rsa(longest + "k", MODULUS, EXPONENT)))
        .isEqualTo("key 1 of 1: its kid is blank or over 1024 characters");
    assertThat(refusal(rsa(" ", MODULUS, EXPONENT))).contains("its kid is blank");
  }

  @Test
  @DisplayName("JWT attack 21: an RSA modulus of more than 8192 bits")
  void anRsaModulusHasAtMost8192Bits() {
    String longest = Forge.base64(odd(1024));
    String longer = Forge.base64(odd(1025));

    assertThat(accepted(rsa("kid", longest, EXPONENT)).find("kid")).isPresent();
    assertThat(refusal(rsa("kid", longer, EXPONENT)))
        .isEqualTo("key 1 of 1: its n is not a number of 1 to 1024 bytes without leading zeros");
  }

  @Test
  void anRsaExponentHasAtMost64Bits() {
    String longest = Forge.base64(odd(8));
    String longer = Forge.base64(odd(9));

    assertThat(accepted(rsa("kid", MODULUS, longest)).find("kid")).isPresent();
    assertThat(refusal(rsa("kid", MODULUS, longer))).contains("its e is not a number of 1 to 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAEAAQ"})
  @DisplayName("RFC 7518, section 6.3.1: a number has at least one byte and no leading zeros")
  void aNumberHasOneSpelling(String exponent) {
    assertThat(refusal(rsa("kid", MODULUS, exponent))).contains("without leading zeros");
  }

  @Test
  void aMemberThatIsMissingIsNamed() {
    String whole = rsa("kid", MODULUS, EXPONENT);

    assertThat(accepted(whole).find("kid")).isPresent();
    assertThat(refusal(whole.replace("kty", "other"))).isEqualTo("key 1 of 1: it has no kty");
    assertThat(refusal(whole.replace("\"n\"", "\"other\""))).isEqualTo("key 1 of 1: it has no n");
    assertThat(refusal(whole.replace("\"e\"", "\"other\""))).isEqualTo("key 1 of 1: it has no e");
  }

  private static String rsa(String id, String modulus, String exponent) {
    return "{\"kty\":\"RSA\",\"alg\":\"PS256\",\"kid\":\"" + id + "\",\"n\":\"" + modulus
        + "\",\"e\":\"" + exponent + "\"}";
  }

  private static JwkSet accepted(String jwk) {
    return ((JwkSet.Accepted) read(jwk)).keys();
  }

  private static String refusal(String jwk) {
    return ((JwkSet.Refused) read(jwk)).why();
  }

  private static JwkSet.Reading read(String jwk) {
    return JwkSet.ofPublicKeys(set(jwk), Set.of(KeyAlgorithm.PS256));
  }

  private static JsonObject set(String jwk) {
    String text = "{\"keys\":[" + jwk + "]}";
    return JsonObject.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  private static byte[] odd(int bytes) {
    BigInteger number =
        new BigInteger(bytes * 8, new SecureRandom()).setBit(bytes * 8 - 1).setBit(0);
    byte[] signed = number.toByteArray();
    return Arrays.copyOfRange(signed, signed.length - bytes, signed.length);
  }
}
