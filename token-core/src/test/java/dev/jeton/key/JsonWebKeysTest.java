package dev.jeton.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.Vectors;
import dev.jeton.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonWebKeysTest {
  private static final Instant NOW = Instant.parse("2025-06-01T10:00:00Z");
  private static final String RFC_8037_THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
  private static final String RFC_8037_SIGNATURE =
      "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
  private static final Map<String, String> RFC_8037_KEY = Map.of(
      "kty", "OKP",
      "crv", "Ed25519",
      "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
      "d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
  private static final String RFC_7638_MODULUS =
      "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86z"
          + "wu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YG"
          + "jQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0f"
          + "M4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";

  private final SecureRandom random = new SecureRandom();

  @Test
  @DisplayName("Requirement 88, RFC 8037, appendix A.3: the thumbprint of the example key")
  void theIdOfAnEd25519KeyIsItsThumbprint() {
    JsonObject jwk = JsonObject.of(RFC_8037_KEY);

    KeyEntry entry =
        JsonWebKeys.entry(KeyPurpose.JWT, KeyAlgorithm.ED25519, RFC_8037_THUMBPRINT, NOW, jwk);

    assertThat(entry.id()).isEqualTo(RFC_8037_THUMBPRINT);
  }

  @Test
  @DisplayName("Requirement 88, RFC 7638, section 3.1: the thumbprint of the example key")
  void theThumbprintOfAnRsaKeyHashesItsRequiredMembers() throws Exception {
    BigInteger modulus = new BigInteger(1, Base64.getUrlDecoder().decode(RFC_7638_MODULUS));
    PublicKey key = KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537)));

    String thumbprint = JsonWebKeys.thumbprint(key);

    assertThat(thumbprint).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
  }

  @Test
  @DisplayName("RFC 8037, appendix A.4: the example key makes the example signature")
  void aKeyThatWasReadSignsLikeItsStandard() throws Exception {
    JsonObject example = cookbook()
        .orElseGet(() -> JsonObject.of(Map.of(
            "input", Map.of("key", RFC_8037_KEY),
            "signing",
                Map.of(
                    "sig-input",
                    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc",
                    "sig",
                    RFC_8037_SIGNATURE))));
    JsonObject jwk =
        example.object("input").flatMap(input -> input.object("key")).orElseThrow();
    JsonObject signing = example.object("signing").orElseThrow();

    KeyEntry entry =
        JsonWebKeys.entry(KeyPurpose.JWT, KeyAlgorithm.ED25519, RFC_8037_THUMBPRINT, NOW, jwk);
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign((PrivateKey) entry.rawSigning());
    signature.update(signing.text("sig-input").orElseThrow().getBytes(US_ASCII));

    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()))
        .isEqualTo(signing.text("sig").orElseThrow())
        .isEqualTo(RFC_8037_SIGNATURE);
  }

  private static Optional<JsonObject> cookbook() throws IOException {
    Optional<Path> file = Vectors.find("jose-cookbook/curve25519/jws.json");
    return file.isEmpty() ? Optional.empty() : JsonObject.parse(Files.readAllBytes(file.get()));
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  void aKeyComesBackFromItsSecretFormUnchanged(KeyAlgorithm algorithm) {
    KeyEntry entry = KeyEntry.generate(KeyPurpose.JWT, algorithm, NOW, random);

    KeyEntry again =
        JsonWebKeys.entry(KeyPurpose.JWT, algorithm, entry.id(), NOW, JsonWebKeys.secret(entry));

    assertThat(again.rawSigning()).isEqualTo(entry.rawSigning());
    assertThat(again.rawVerifying()).isEqualTo(entry.rawVerifying());
    assertThat(again.id()).isEqualTo(entry.id());
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256"})
  @DisplayName("Requirement 87, RFC 7517, section 9.2: private members are never published")
  void thePublishedFormHasOnlyPublicMembers(KeyAlgorithm algorithm) {
    KeyEntry entry = KeyEntry.generate(KeyPurpose.JWT, algorithm, NOW, random);

    JsonObject published = JsonWebKeys.published(entry);

    assertThat(published.names())
        .isSubsetOf("kty", "crv", "x", "y", "n", "e", "kid", "use", "alg")
        .doesNotContain("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    assertThat(published.text("kid")).contains(entry.id());
    assertThat(published.text("use")).contains("sig");
    assertThat(published.text("alg")).contains(algorithm.jose());
  }

  @Test
  void aSecretHasNoPublicForm() {
    KeyEntry secret = KeyEntry.generate(KeyPurpose.JWT, KeyAlgorithm.HS256, NOW, random);

    assertThatThrownBy(() -> JsonWebKeys.published(secret))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anIdThatIsNotTheThumbprintIsRefused() {
    JsonObject jwk = JsonObject.of(RFC_8037_KEY);

    assertThatThrownBy(
            () -> JsonWebKeys.entry(KeyPurpose.JWT, KeyAlgorithm.ED25519, "another", NOW, jwk))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("thumbprint");
  }

  @Test
  void aPublicKeyWithAForeignPrivateKeyIsRefused() {
    KeyEntry one = KeyEntry.generate(KeyPurpose.JWT, KeyAlgorithm.ES256, NOW, random);
    KeyEntry other = KeyEntry.generate(KeyPurpose.JWT, KeyAlgorithm.ES256, NOW, random);
    Map<String, String> mixed = members(JsonWebKeys.secret(one));
    mixed.put("d", JsonWebKeys.secret(other).text("d").orElseThrow());

    assertThatThrownBy(() -> JsonWebKeys.entry(
            KeyPurpose.JWT, KeyAlgorithm.ES256, one.id(), NOW, JsonObject.of(mixed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not belong");
  }

  @Test
  void aBrokenKeyIsRefusedWithoutBeingQuoted() {
    Map<String, String> broken = members(JsonObject.of(RFC_8037_KEY));
    broken.put("d", "!secret!");

    assertThatThrownBy(() -> JsonWebKeys.entry(
            KeyPurpose.JWT, KeyAlgorithm.ED25519, RFC_8037_THUMBPRINT, NOW, JsonObject.of(broken)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .doesNotContain("secret");
  }

  private static Map<String, String> members(JsonObject jwk) {
    Map<String, String> members = new HashMap<>();
    for (String name : jwk.names()) members.put(name, jwk.text(name).orElseThrow());
    return members;
  }
}
