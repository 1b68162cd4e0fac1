package dev.jeton.token.jws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.key.VerificationKey;
import dev.jeton.token.jws.Wycheproof.Case;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Project Wycheproof, {@code json_web_signature_test.json}: every label holds, but for those that
 * this class names with the reason to be stricter.
 */
class WycheproofJwsTest {
  /** Labelled valid with a character that base64url does not have. */
  private static final Set<Integer> FOREIGN_CHARACTER = Set.of(372, 373);

  /** Labelled valid under a key whose {@code alg} is another one, or one that does not exist. */
  private static final Set<Integer> ANOTHER_ALGORITHM = Set.of(346, 347, 350, 351);

  /** Rightly signed, with an empty payload: no JSON object, so never a token of anybody. */
  private static final Set<Integer> NOTHING_SIGNED = Set.of(259, 264, 268, 272, 320, 325);

  /** Labelled invalid for padding that they lack: the very token of tc357, which is valid. */
  private static final Set<Integer> SAME_AS_A_VALID_ONE = Set.of(367, 370);

  private static final List<Case> CASES = Wycheproof.cases("json_web_signature_test.json");

  @TestFactory
  @DisplayName("JWT attacks 1, 3 to 6, 8, 10, 12, 13, 24 and 41: each case ends as its label says")
  Stream<DynamicTest> everyLabelHolds() {
    return CASES.stream()
        .filter(each -> !stricter().toList().contains(each.number()))
        .filter(each -> !SAME_AS_A_VALID_ONE.contains(each.number()))
        .map(each -> DynamicTest.dynamicTest(
            each.toString(),
            () ->
                assertThat(Wycheproof.accepts(each.token(), each.keys())).isEqualTo(each.valid())));
  }

  @TestFactory
  @DisplayName("We are stricter than the label for a reason, each time")
  Stream<DynamicTest> everyExceptionIsOne() {
    return CASES.stream()
        .filter(each -> stricter().toList().contains(each.number()))
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> {
          assertThat(each.valid()).isTrue();
          assertThat(Wycheproof.accepts(each.token(), each.keys())).isFalse();
        }));
  }

  private static Stream<Integer> stricter() {
    return Stream.of(FOREIGN_CHARACTER, ANOTHER_ALGORITHM, NOTHING_SIGNED).flatMap(Set::stream);
  }

  @Test
  @DisplayName("RFC 4648, section 5: the character is foreign, and without it the token is good")
  void aForeignCharacterIsTheOnlyFault() {
    for (Case each : named(FOREIGN_CHARACTER)) {
      assertThat(each.token()).contains("?");
      assertThat(CompactJws.read(each.token())).isEmpty();
      assertThat(CompactJws.read(each.token().replace("?", ""))).isPresent();
    }
  }

  @Test
  @DisplayName("RFC 8725, section 3.1: the key has one algorithm, and it is not the token's")
  void anotherAlgorithmIsTheOnlyFault() {
    for (Case each : named(ANOTHER_ALGORITHM)) {
      CompactJws read = CompactJws.read(each.token()).orElseThrow();

      Optional<String> ofKey = each.keys().objects("keys").orElseThrow().get(0).text("alg");
      assertThat(ofKey).isPresent().isNotEqualTo(Optional.of(read.algorithm()));
    }
  }

  @Test
  @DisplayName(
      "RFC 7519, section 7.2: an empty payload is no claims set, though its signature holds")
  void anEmptyPayloadIsTheOnlyFault() {
    for (Case each : named(NOTHING_SIGNED)) {
      String[] parts = each.token().split("\\.", -1);
      VerificationKey key = Wycheproof.key(
              each.keys(), each.keys().objects("keys").orElseThrow().get(0).text("kid"))
          .orElseThrow();

      assertThat(parts[1]).isEmpty();
      assertThat(key.verifies(
              (parts[0] + ".").getBytes(US_ASCII), Base64.getUrlDecoder().decode(parts[2])))
          .isTrue();
    }
  }

  @Test
  @DisplayName("Two labels contradict a third: one token under one key can't be both")
  void aTokenThatIsValidOnceIsValidAlways() {
    for (Case each : named(SAME_AS_A_VALID_ONE)) {
      Case twin = named(Set.of(357)).get(0);

      assertThat(each.valid()).isFalse();
      assertThat(twin.valid()).isTrue();
      assertThat(each.token()).isEqualTo(twin.token());
      assertThat(each.keys()).isEqualTo(twin.keys());
    }
  }

  @Test
  void nothingIsLeftOut() {
    if (CASES.isEmpty()) return;

    assertThat(CASES).hasSize(401);
    assertThat(CASES.stream().filter(Case::valid)).hasSize(46);
    assertThat(CASES.stream().filter(each -> Wycheproof.accepts(each.token(), each.keys())))
        .hasSize(46 - 12 + 2);
  }

  private static List<Case> named(Set<Integer> numbers) {
    return CASES.stream().filter(each -> numbers.contains(each.number())).toList();
  }
}
