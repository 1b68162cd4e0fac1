package dev.jeton.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rule 8, over the house and over faults that were planted. */
class ClockAndChanceTest {

  @Test
  void timeComesFromAClock() {
    ClockAndChanceRules.timeComesFromAClock(House.REAL).check(Modules.all());
  }

  @Test
  void timeFromTheMachineIsCaught() {
    Planted planted = Planted.in("time");

    Set<String> culprits = planted.culprits(ClockAndChanceRules::timeComesFromAClock);

    assertThat(culprits)
        .containsExactly(
            "ReaderByReference",
            "ReaderOfASystemClock",
            "ReaderOfDates",
            "ReaderOfMilliseconds",
            "ReaderOfTheInstant");
  }

  @Test
  void onlyWaitingIsMeasured() {
    ClockAndChanceRules.onlyWaitingIsMeasured(House.REAL).check(Modules.all());
  }

  @Test
  void timeMeasuredInTheCoreIsCaught() {
    Planted planted = Planted.in("measured");

    Set<String> culprits = planted.culprits(ClockAndChanceRules::onlyWaitingIsMeasured);

    assertThat(culprits).containsExactly("StopwatchOfASession");
  }

  @Test
  void chanceIsNeverGuessable() {
    ClockAndChanceRules.chanceIsNeverGuessable(House.REAL).check(Modules.all());
  }

  @Test
  void aGuessableGeneratorIsCaught() {
    Planted planted = Planted.in("guessable");

    Set<String> culprits = planted.culprits(ClockAndChanceRules::chanceIsNeverGuessable);

    assertThat(culprits)
        .containsExactly("TokenFromARandom", "TokenFromAThread", "TokenFromAUuid", "TokenFromMath");
  }

  @Test
  void chanceIsDrawnWhereTokensAndKeysAreMade() {
    ClockAndChanceRules.chanceIsDrawnWhereTokensAndKeysAreMade(House.REAL).check(Modules.all());
  }

  @Test
  void aSecondPlaceOfChanceIsCaught() {
    Planted planted = Planted.in("chance");

    Set<String> culprits =
        planted.culprits(ClockAndChanceRules::chanceIsDrawnWhereTokensAndKeysAreMade);

    assertThat(culprits).containsExactly("RouteThatDraws");
  }
}
