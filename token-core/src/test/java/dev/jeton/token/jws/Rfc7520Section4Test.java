package dev.jeton.token.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Vectors;
import dev.jeton.json.JsonObject;
import dev.jeton.key.VerificationKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JOSE cookbook, RFC 7520, section 4, and the example of RFC 8037: compact signatures verify,
 * and whatever has another form is no token. Without the vectors nothing is tried.
 */
class Rfc7520Section4Test {
  private static final String RSA = "jwk/3_3.rsa_public_key.json";
  private static final String EC = "jwk/3_1.ec_public_key.json";
  private static final String SECRET = "jwk/3_5.symmetric_key_mac_computation.json";

  @ParameterizedTest
  @CsvSource({
    "jws/4_1.rsa_v15_signature.json, " + RSA,
    "jws/4_2.rsa-pss_signature.json, " + RSA,
    "jws/4_3.ecdsa_signature.json, " + EC,
    "jws/4_4.hmac-sha2_integrity_protection.json, " + SECRET,
    "curve25519/jws.json, ",
  })
  @DisplayName("RFC 7520, sections 4.1 to 4.4, and RFC 8037, A.4: a compact signature verifies")
  void aCompactSignatureVerifies(String example, String keyFile) {
    read(example).ifPresent(vector -> {
      String compact = output(vector).text("compact").orElseThrow();
      CompactJws read = CompactJws.read(compact).orElseThrow();
      JsonObject published = keyFile == null ? inputKey(vector) : read(keyFile).orElseThrow();
      VerificationKey key = key(published, read.algorithm());

      assertThat(key.verifies(read.signingInput(), read.signature())).isTrue();
      assertThat(new String(read.payload(), UTF_8))
          .isEqualTo(vector.object("input").orElseThrow().text("payload").orElseThrow());
      byte[] other = read.signature().clone();
      other[other.length / 2] ^= 1;
      assertThat(key.verifies(read.signingInput(), other)).isFalse();
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jws/4_5.signature_with_detached_content.json",
        "jws/4_6.protecting_specific_header_fields.json",
        "jws/4_7.protecting_content_only.json",
        "jws/4_8.multiple_signatures.json"
      })
  @DisplayName("RFC 7520, sections 4.5 to 4.8, JWT attack 24: every other form is no token")
  void anotherFormIsNoToken(String example) {
    read(example).ifPresent(vector -> {
      JsonObject output = output(vector);
      Stream<Optional<String>> forms = Stream.of(
          output.text("compact"),
          output.object("json").map(json -> new String(json.utf8(), UTF_8)),
          output.object("json_flat").map(json -> new String(json.utf8(), UTF_8)));

      assertThat(forms.flatMap(Optional::stream).map(CompactJws::read))
          .isNotEmpty()
          .allMatch(Optional::isEmpty);
    });
  }

  // The cookbook's keys name no algorithm, or the one of another example.
  private static VerificationKey key(JsonObject published, String algorithm) {
    Map<String, Object> members = new LinkedHashMap<>();
    published.names().stream()
        .filter(name -> !name.equals("d"))
        .forEach(name -> members.put(name, published.text(name).orElseThrow()));
    members.put("alg", algorithm);
    members.putIfAbsent("kid", "example");
    String id = requireNonNull(members.get("kid")).toString();
    return Wycheproof.key(
            JsonObject.of(Map.of("keys", List.of(JsonObject.of(members)))), Optional.of(id))
        .orElseThrow();
  }

  private static JsonObject inputKey(JsonObject vector) {
    return vector.object("input").orElseThrow().object("key").orElseThrow();
  }

  private static JsonObject output(JsonObject vector) {
    return vector.object("output").orElseThrow();
  }

  private static Optional<JsonObject> read(String file) {
    return Vectors.find("jose-cookbook/" + file).map(Wycheproof::parsed);
  }
}
