package dev.jeton.login.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HashingBudgetTest {

  private final HashingBudget twoOf10 = new HashingBudget(2, 10, 5, Duration.ZERO);

  @Test
  void thereIsRoomForAsManyAsItHolds() {
    Optional<String> both =
        twoOf10.spend(10, () -> twoOf10.spend(10, () -> "both").orElse("one"));

    assertThat(both).contains("both");
  }

  @Test
  void thereIsNoRoomForOneMore() {
    Optional<String> third = twoOf10.spend(
        10,
        () -> twoOf10
            .spend(10, () -> twoOf10.spend(10, () -> "three").orElse("two"))
            .orElse("one"));

    assertThat(third).contains("two");
  }

  @Test
  void aHashThatCostsMoreTakesMoreRoom() {
    Optional<String> second =
        twoOf10.spend(11, () -> twoOf10.spend(10, () -> "both").orElse("one"));

    assertThat(second).contains("one");
  }

  @Test
  void aHashThatCostsMoreThanThereIsRunsAlone() {
    Optional<String> second =
        twoOf10.spend(1000, () -> twoOf10.spend(1, () -> "both").orElse("one"));

    assertThat(second).contains("one");
  }

  @Test
  void nobodyQueuesBeyondTheDoor() {
    HashingBudget patient = new HashingBudget(1, 10, 0, Duration.ofDays(1));

    Optional<String> second =
        patient.spend(10, () -> patient.spend(10, () -> "both").orElse("one"));

    assertThat(second).contains("one");
  }

  @Test
  void workThatFailsGivesItsRoomBack() {
    for (int failure = 1; failure <= 10; failure++)
      assertThatThrownBy(() -> twoOf10.spend(10, () -> {
            throw new IllegalStateException("broken");
          }))
          .hasMessage("broken");

    assertThat(twoOf10.spend(20, () -> "all")).contains("all");
  }

  @Test
  void anInterruptedThreadIsSentAwayAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    Optional<String> none = twoOf10.spend(10, () -> "done");

    assertThat(none).isEmpty();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(twoOf10.spend(20, () -> "all")).contains("all");
  }

  @Test
  void theUsualNumberIsWithinTheProcessorsAndAtLeastOne() {
    assertThat(HashingBudget.usualParallel(19_456))
        .isBetween(1, Runtime.getRuntime().availableProcessors());
    assertThat(HashingBudget.usualParallel(Integer.MAX_VALUE)).isOne();
  }
}
