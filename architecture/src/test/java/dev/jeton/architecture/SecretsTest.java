package dev.jeton.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rule 7, over the house and over faults that were planted. */
class SecretsTest {

  @Test
  void onlyFormatsAndTransportsRevealAToken() {
    SecretRules.onlyFormatsAndTransportsRevealAToken(House.REAL).check(Modules.all());
  }

  @Test
  void aTokenRevealedElsewhereIsCaught() {
    Planted planted = Planted.in("reveal");

    Set<String> culprits = planted.culprits(SecretRules::onlyFormatsAndTransportsRevealAToken);

    assertThat(culprits).containsExactly("RouteThatTellsTokens", "ViewThatTellsByReference");
  }

  @Test
  void everyOtherSecretIsRevealedAtHome() {
    SecretRules.everyOtherSecretIsRevealedAtHome(House.REAL).check(Modules.all());
  }

  @Test
  void aSecretRevealedAbroadIsCaught() {
    Planted planted = Planted.in("abroad");

    Set<String> culprits = planted.culprits(SecretRules::everyOtherSecretIsRevealedAtHome);

    assertThat(culprits).containsExactly("EndpointThatShowsAHash");
  }

  @Test
  void onlyATransportWritesACookieLine() {
    SecretRules.onlyATransportWritesACookieLine(House.REAL).check(Modules.all());
  }

  @Test
  void aSecondWriterOfCookiesIsCaught() {
    Planted planted = Planted.in("lines");

    Set<String> culprits = planted.culprits(SecretRules::onlyATransportWritesACookieLine);

    assertThat(culprits).containsExactly("EndpointThatMergesLines", "EndpointThatWritesALine");
  }

  @Test
  void aSecretDoesNotPrintItself() {
    SecretRules.aSecretDoesNotPrintItself(House.REAL).check(Modules.all());
  }

  @Test
  void aSecretThatPrintsItselfIsCaught() {
    Planted planted = Planted.in("secrets");

    Set<String> culprits = planted.culprits(SecretRules::aSecretDoesNotPrintItself);

    assertThat(culprits).containsExactly("SecretAsARecord", "SecretWithoutToString");
  }

  @Test
  @DisplayName("Requirement 54: a secret is compared in constant time")
  void aSecretIsComparedInConstantTime() {
    SecretRules.aSecretIsComparedInConstantTime(House.REAL).check(Modules.all());
  }

  @Test
  void aSecretComparedInHasteIsCaught() {
    Planted planted = Planted.in("secrets");

    Set<String> culprits = planted.culprits(SecretRules::aSecretIsComparedInConstantTime);

    assertThat(culprits).containsExactly("SecretComparedInHaste");
  }
}
