package dev.jeton.tck.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.key.KeyStore;
import dev.jeton.key.StoredKey;
import dev.jeton.tck.store.Race;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of many who want one change one wins, on whichever node he is, and everybody is told the truth. */
interface KeyRaceRules {

  int RUNNERS = 8;
  int ROUNDS = 25;

  KeyStore store();

  KeyStore anotherHandle();

  private KeyStore handle(int runner) {
    return runner % 2 == 0 ? store() : anotherHandle();
  }

  private static void assertOneWon(List<Boolean> won) {
    assertThat(Collections.frequency(won, true)).as("winners of %s", won).isEqualTo(1);
  }

  @Test
  default void ofManyCreatorsOfOneNameOneWins() {
    for (int round = 1; round <= ROUNDS; round++) {
      String name = "jwt-" + round;

      List<Boolean> won = Race.of(
          RUNNERS, runner -> handle(runner).createIfAbsent(new StoredKey(name, "by-" + runner)));

      assertOneWon(won);
      assertThat(store().load()).contains(new StoredKey(name, "by-" + won.indexOf(true)));
    }
  }

  @Test
  default void ofManyReplacementsOfOneTextOneWins() {
    StoredKey present = new StoredKey("jwt-1", "present");
    store().createIfAbsent(present);
    for (int round = 0; round < ROUNDS; round++) {
      StoredKey from = present;
      String text = "round-" + round + "-by-";

      List<Boolean> won = Race.of(
          RUNNERS, runner -> handle(runner).replace(from, new StoredKey("jwt-1", text + runner)));

      assertOneWon(won);
      present = new StoredKey("jwt-1", text + won.indexOf(true));
      assertThat(store().load()).containsExactly(present);
    }
  }

  @Test
  default void ofReplacementsAndRemovalsOfOneTextOneWins() {
    for (int round = 1; round <= ROUNDS; round++) {
      StoredKey present = new StoredKey("jwt-" + round, "present");
      store().createIfAbsent(present);

      List<Boolean> won = Race.of(
          RUNNERS,
          runner -> runner % 4 < 2
              ? handle(runner).remove(present)
              : handle(runner).replace(present, new StoredKey(present.name(), "by-" + runner)));

      assertOneWon(won);
      int winner = won.indexOf(true);
      assertThat(store().load().contains(new StoredKey(present.name(), "by-" + winner)))
          .isEqualTo(winner % 4 >= 2);
    }
  }
}
