package dev.jeton.tck.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionRecord;
import java.time.Instant;
import java.util.Optional;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No interleaving of the verbs brings an ended session back: whatever concurrent calls answer, they
 * might have come one after another. Lincheck draws the calls, the same in every run, and the
 * schedules; {@code -Dlincheck.scenarios=1000 -Dlincheck.schedules=1000} has it draw more.
 */
@Tag("long")
class LinearizableStoreTest {

  private static final int SCENARIOS = Integer.getInteger("lincheck.scenarios", 10);
  private static final int SCHEDULES = Integer.getInteger("lincheck.schedules", 100);

  /** The store in memory. */
  public static final class InMemory extends StoreSteps {
    public InMemory() {
      super(new InMemorySessionStore(InMemorySessionStoreTest.STANDING));
    }
  }

  /** A store whose touch writes back what it read, be it ended meanwhile. */
  public static final class WritesBack extends StoreSteps {
    public WritesBack() {
      super(new TouchesWithACopy());
    }
  }

  /** A store that looks whether a session lives before it ends it. */
  public static final class LooksFirst extends StoreSteps {
    public LooksFirst() {
      super(new LooksBeforeItEnds());
    }
  }

  @Test
  @DisplayName("Requirement 9: no schedule of the verbs brings an ended session back")
  void everyScheduleOfTheVerbsHasAnOrder() {
    modelChecking().check(InMemory.class);
  }

  @Test
  @DisplayName("Requirement 9: nor do threads that run freely")
  void everyRunOfTheVerbsHasAnOrder() {
    stress().check(InMemory.class);
  }

  @Test
  void aScheduleThatBringsASessionBackIsCaught() {
    assertThatThrownBy(() -> modelChecking().check(WritesBack.class))
        .isInstanceOf(LincheckAssertionError.class);
  }

  @ParameterizedTest
  @ValueSource(classes = {WritesBack.class, LooksFirst.class})
  void aRunThatHasNoOrderIsCaught(Class<?> broken) {
    assertThatThrownBy(() -> stress().check(broken)).isInstanceOf(LincheckAssertionError.class);
  }

  private static ModelCheckingOptions modelChecking() {
    return of(new ModelCheckingOptions())
        .invocationsPerIteration(SCHEDULES)
        .addGuarantee(forClasses(LinearizableStoreTest::isValue).allMethods().ignore());
  }

  private static StressOptions stress() {
    return of(new StressOptions()).invocationsPerIteration(2_000);
  }

  // Values don't change: between their lines there is nothing to switch for. A schedule costs some
  // twenty milliseconds, a free run none to speak of.
  private static boolean isValue(String name) {
    return name.startsWith("dev.jeton.")
        && !name.startsWith("dev.jeton.tck.")
        && !name.startsWith("dev.jeton.store.InMemory");
  }

  private static <O extends Options<O, ?>> O of(O options) {
    return options
        .sequentialSpecification(PlainSessions.class)
        .iterations(SCENARIOS)
        .threads(2)
        .actorsBefore(0)
        .actorsPerThread(2)
        .actorsAfter(1);
  }

  private static final class TouchesWithACopy extends TamperedStore {
    @Override
    public boolean touch(SessionId id, Instant lastSeen) {
      Optional<SessionRecord> held =
          find(id).filter(record -> record.end().isEmpty() && record.dueToBeSeen(lastSeen));
      held.ifPresent(record -> instead.put(id, record.seenAt(lastSeen)));
      return held.isPresent();
    }

    @Override
    public boolean end(SessionId id, EndReason reason) {
      instead.remove(id);
      return super.end(id, reason);
    }
  }

  private static final class LooksBeforeItEnds extends TamperedStore {
    @Override
    public boolean end(SessionId id, EndReason reason) {
      boolean lives = living(id).isPresent();
      super.end(id, reason);
      return lives;
    }
  }
}
