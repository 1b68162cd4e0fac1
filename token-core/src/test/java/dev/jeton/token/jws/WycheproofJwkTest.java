package dev.jeton.token.jws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.token.jws.Wycheproof.Case;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Project Wycheproof, {@code json_web_key_test.json}: every label holds. */
class WycheproofJwkTest {
  private static final List<Case> CASES = Wycheproof.cases("json_web_key_test.json");

  @TestFactory
  @DisplayName("JWT attacks 8, 11, 20 and 21: each key set is taken or refused as its label says")
  Stream<DynamicTest> everyLabelHolds() {
    return CASES.stream()
        .map(each -> DynamicTest.dynamicTest(
            each.toString(),
            () ->
                assertThat(Wycheproof.accepts(each.token(), each.keys())).isEqualTo(each.valid())));
  }

  /** A weak key is refused as a key, not for a signature that happens to be wrong. */
  @TestFactory
  @DisplayName("JWT attack 21: of a refused set no key is to be had")
  Stream<DynamicTest> aRefusedSetGivesNoKey() {
    return CASES.stream()
        .filter(each -> !each.valid() && !each.comment().equals("rejectsModifiedSignature"))
        .map(each -> DynamicTest.dynamicTest(
            each.toString(),
            () -> assertThat(Wycheproof.key(
                    each.keys(),
                    each.keys().objects("keys").orElseThrow().get(0).text("kid")))
                .isEmpty()));
  }

  @Test
  void nothingIsLeftOut() {
    if (CASES.isEmpty()) return;

    assertThat(CASES).hasSize(26);
    assertThat(CASES.stream().filter(Case::valid)).hasSize(5);
  }
}
